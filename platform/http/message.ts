import type { IncomingHttpHeaders } from "node:http";

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

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

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
