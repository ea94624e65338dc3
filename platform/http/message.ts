import type { IncomingHttpHeaders } from "node:http";
import type { EventSink } from "./event-sink.ts";

/** One request, without the machinery of the server, so that handlers are easy to test. */
export interface Request {
  readonly method: string;
  /** Decoded by nobody: compared with fixed paths as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The address of the other end of the connection. */
  readonly ip: string | null;
  /** The whole body; a problem if it is too long. */
  readBody(): Promise<Body>;
}

export type Body =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Reply };

interface ReplyHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer that is known whole. */
interface WholeReply extends ReplyHead {
  readonly body: string | Buffer;
}

/** An answer that goes on until one of both ends it. */
export interface StreamReply extends ReplyHead {
  /** Called once, when the head is on its way; not at all for a request for the head alone. */
  readonly stream: (sink: EventSink) => void;
}

export type Reply = WholeReply | StreamReply;

export type Handler = (request: Request) => Promise<Reply>;

/** An answer in JSON. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer without a body. */
export function empty(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers, body: "" };
}
