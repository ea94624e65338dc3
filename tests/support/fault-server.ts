import { type AddressInfo, type Socket, createServer } from "node:net";
import { onTestFinished } from "vitest";

/*
 * A loopback server that misbehaves to order, on raw sockets: an HTTP library would mend what it is to break. The first
 * rule that fits a request and is not used up answers it; every answer ends its connection.
 */

export interface LoggedRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** What was sent along, as text; empty where nothing was. */
  readonly body: string;
}

/** Speaks on the socket in answer to a request. */
export type Action = (socket: Socket, request: LoggedRequest) => void;

export interface Rule {
  /** `path`: without the query, and without what stands before it in the base. `nth`: counted per rule, from 1. */
  readonly match?: { readonly path?: string; readonly nth?: number };
  readonly action: Action;
  /** How often the rule may act; without it always. */
  readonly times?: number;
}

export interface FaultServer {
  readonly origin: string;
  /** Every request, in the order of arrival. */
  readonly requests: readonly LoggedRequest[];
  /** Puts other rules in the place of the present ones. */
  readonly use: (rules: readonly Rule[]) => void;
  /** Connections that are still open. */
  readonly open: () => number;
  /** Connections on which was asked, and which the server has not ended: it may say more, or never. */
  readonly pending: () => number;
  /** Throws when more than `most` requests came: a client that retries by itself is a fault. */
  readonly expectRequests: (most: number) => void;
  readonly stop: () => Promise<void>;
}

/** Starts a server on a free port of this machine; it is stopped when the test that started it ends. */
export const startFaultServer = async (
  rules: readonly Rule[] = [],
): Promise<FaultServer> => {
  const requests: LoggedRequest[] = [];
  const sockets = new Set<Socket>();
  let act = actor(rules);
  const server = createServer((socket) => {
    sockets.add(socket);
    // A client that gives up resets the connection: that is what many of these tests want.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    let head = "";
    socket.on("data", (bytes) => {
      head += bytes.toString("latin1");
      const request = parseRequest(head);
      if (request === null) return;
      head = "";
      requests.push(request);
      act(socket, request);
    });
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve()),
  );
  const stop = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  onTestFinished(stop);
  // CAST: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    use: (others) => {
      act = actor(others);
    },
    open: () => sockets.size,
    pending: () =>
      [...sockets].filter(
        ({ bytesRead, destroyed, writableEnded }) =>
          bytesRead > 0 && !destroyed && !writableEnded,
      ).length,
    expectRequests: (most) => {
      if (requests.length > most)
        throw new Error(
          `At most ${most} requests may come, but these did: ${requests.map(({ target }) => target).join(", ")}`,
        );
    },
    stop,
  };
};

/** Null while it is not there as a whole. */
const parseRequest = (text: string): LoggedRequest | null => {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = parseHead(text.slice(0, end));
  const body = text.slice(end + 4);
  return body.length < Number(head.headers.get("content-length") ?? 0)
    ? null
    : { ...head, body: Buffer.from(body, "latin1").toString() };
};

const parseHead = (head: string): Omit<LoggedRequest, "body"> => {
  const [first = "", ...lines] = head.split("\r\n");
  const [method = "", target = ""] = first.split(" ");
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0)
      headers.set(
        line.slice(0, colon).toLowerCase(),
        line.slice(colon + 1).trim(),
      );
  }
  return { method, target, headers };
};

const actor = (rules: readonly Rule[]): Action => {
  const seen = rules.map(() => 0);
  const used = rules.map(() => 0);
  return (socket, request) => {
    const { pathname } = new URL(request.target, "http://any.test");
    for (const [index, { match, action, times }] of rules.entries()) {
      if (match?.path !== undefined && !pathname.endsWith(match.path)) continue;
      const nth = (seen[index] = (seen[index] ?? 0) + 1);
      if (match?.nth !== undefined && match.nth !== nth) continue;
      if (times !== undefined && (used[index] ?? 0) >= times) continue;
      used[index] = (used[index] ?? 0) + 1;
      return action(socket, request);
    }
    return answer({ status: 599, body: "no rule" })(socket, request);
  };
};

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as UTF-8. */
  readonly body?: string | Uint8Array;
  /** How the client learns where the body ends. */
  readonly framing?: "length" | "chunked" | "close";
  /** Sends only so many bytes of the body, and then closes. */
  readonly cutAt?: number;
  /** Sends only so many bytes of the body, and then nothing, ever. */
  readonly hangAt?: number;
}

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body;

const headOf = (
  status: number,
  headers: Readonly<Record<string, string>>,
): string =>
  [
    `HTTP/1.1 ${status} ${status === 200 ? "OK" : "Whatever"}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    // Node takes chunks without an end for whole where the server said that it would close.
    ...("Transfer-Encoding" in headers ? [] : ["Connection: close"]),
    "",
    "",
  ].join("\r\n");

/** One answer, whole or cut, as JSON unless its headers say otherwise (an empty content type: none). */
export const answer =
  ({
    status = 200,
    headers = {},
    body = "",
    framing = "length",
    cutAt,
    hangAt,
  }: Answer): Action =>
  (socket) => {
    const bytes = bytesOf(body);
    const bodiless = status === 204 || status === 304;
    const framed: Record<string, string> = {
      "Content-Type": "application/json",
      ...headers,
    };
    if (framed["Content-Type"] === "") delete framed["Content-Type"];
    if (framing === "length" && !bodiless)
      framed["Content-Length"] = String(bytes.length);
    if (framing === "chunked") framed["Transfer-Encoding"] = "chunked";
    socket.write(headOf(status, framed));
    const part = bytes.subarray(0, cutAt ?? hangAt ?? bytes.length);
    if (framing === "chunked") socket.write(`${bytes.length.toString(16)}\r\n`);
    if (!bodiless) socket.write(part);
    if (hangAt !== undefined) return;
    if (framing === "chunked" && cutAt === undefined)
      socket.write("\r\n0\r\n\r\n");
    socket.end();
  };

/** JSON, as `answer`. */
export const json = (value: unknown, more: Omit<Answer, "body"> = {}): Action =>
  answer({ ...more, body: JSON.stringify(value) });

/** A page that some proxy or portal says in the platform's place. */
export const html = (status: number, body = "<html>Sign in</html>"): Action =>
  answer({ status, body, headers: { "Content-Type": "text/html" } });

/** Accepts, reads and says nothing. */
export const hang: Action = () => {};

/** An answer that a test gives when it likes; until then the server says nothing. */
export interface Held {
  readonly action: Action;
  /** Gives it to everybody who has asked so far. */
  readonly release: (answer: Action) => void;
}

export const held = (): Held => {
  let waiting: (readonly [Socket, LoggedRequest])[] = [];
  return {
    action: (socket, request) => void waiting.push([socket, request]),
    release: (give) => {
      for (const [socket, request] of waiting) give(socket, request);
      waiting = [];
    },
  };
};

/** Closes with a reset, perhaps after some bytes of a head. */
export const reset =
  (after = ""): Action =>
  (socket) => {
    if (after === "") socket.resetAndDestroy();
    else socket.write(after, () => socket.resetAndDestroy());
  };

/** Far beyond any cap: a client that has none is to fail its test, not to eat the machine's memory. */
const ENDLESS_BYTES = 128 * 1024 * 1024;

/** A body without an end, as fast as the client takes it, perhaps behind a beginning; far beyond any cap it is cut off. */
export const endless =
  (
    chunk: Uint8Array,
    { type = "application/json", first = "" }: Beginning = {},
  ): Action =>
  (socket) => {
    let sent = 0;
    socket.write(headOf(200, { "Content-Type": type }));
    if (first !== "") socket.write(first);
    const send = (): void => {
      let more = true;
      while (more && !socket.destroyed && sent < ENDLESS_BYTES) {
        sent += chunk.byteLength;
        more = socket.write(chunk);
      }
      if (sent >= ENDLESS_BYTES) socket.resetAndDestroy();
      else if (!socket.destroyed) socket.once("drain", send);
    };
    send();
  };

interface Beginning {
  readonly type?: string;
  readonly first?: string;
}

/** An answer whose body a test says piece by piece. */
export interface Channel {
  readonly action: Action;
  /** To the client that asked last. Text is sent as UTF-8. */
  readonly say: (piece: string | Uint8Array) => void;
  /** Ends the body and the connection: all was said, or, with `reset`, it broke. */
  readonly end: (how?: "reset") => void;
}

/** Stays open and silent for as long as the test says nothing. In chunks, so that a client can tell an end from a break. */
export const channel = (type = "text/event-stream"): Channel => {
  let client: Socket | null = null;
  const asked = (): Socket => {
    if (client === null) throw new Error("Nobody has asked yet.");
    return client;
  };
  return {
    action: (socket) => {
      client = socket;
      socket.write(
        headOf(200, { "Content-Type": type, "Transfer-Encoding": "chunked" }),
      );
    },
    say: (piece) => {
      const bytes = bytesOf(piece);
      asked().write(`${bytes.length.toString(16)}\r\n`);
      asked().write(bytes);
      asked().write("\r\n");
    },
    end: (how) => {
      if (how === "reset") asked().resetAndDestroy();
      else asked().end("0\r\n\r\n");
    },
  };
};
