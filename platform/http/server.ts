import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createEventSink } from "./event-sink.ts";
import type { Handler, Reply, Request, StreamReply } from "./message.ts";
import { problem } from "./problem.ts";
import { readBody } from "./read-body.ts";

/** A request whose head or body dawdles is cut off, so that slow senders hold nothing. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
const CHECK_TIMEOUTS_EVERY_MS = 2_000;
const KEEP_ALIVE_MS = 30_000;
const MOST_HEADER_BYTES = 16 * 1024;
const MOST_CONNECTIONS = 2_048;
/** Requests under way get this long when the server stops. */
const DRAIN_MS = 1_000;

/** Goes on every answer. There is no CORS header on purpose: no web page may read this. */
const COMMON_HEADERS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

export interface HttpServer {
  readonly port: number;
  /** Ends open requests within about a second. */
  stop(): Promise<void>;
}

/** Makes a server that answers everything with `handler`; it does not listen yet. */
export function createHttpServer(handler: Handler): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_TIMEOUTS_EVERY_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
    (incoming, response) => void respond(handler, incoming, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

/**
 * Listens on the loopback address.
 * @param port 0 takes a free one
 * @throws Error with a sentence for the person who started the platform
 */
export async function listen(
  server: Server,
  port: number,
): Promise<HttpServer> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(listenFailure(error, port), { cause: error })),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The server listens on no port.");
  return { port: address.port, stop: () => stop(server) };
}

async function respond(
  handler: Handler,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let reply: Reply;
  try {
    reply = await handler(requestFrom(incoming));
  } catch (error) {
    // A sender that hung up is no fault of ours.
    if (incoming.errored) return void response.destroy();
    console.error(error);
    reply = problem(500, "The platform failed to answer. Its log says more.");
  }
  if ("stream" in reply) return openStream(reply, incoming, response);
  // Encoded once: measuring a long text and then sending it would do it twice.
  const body =
    typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
  response.writeHead(reply.status, {
    ...COMMON_HEADERS,
    ...(reply.status !== 304 && {
      "Content-Length": body.length,
    }),
    ...reply.headers,
  });
  response.end(body);
}

/** None of the timeouts above ends a stream: they count until a request has come in whole. */
function openStream(
  reply: StreamReply,
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(reply.status, {
    ...COMMON_HEADERS,
    ...reply.headers,
    // Otherwise the end of the stream would leave an idle connection behind.
    Connection: "close",
  });
  // Who hung up meanwhile has been told of as closed already.
  if (incoming.method === "HEAD" || response.destroyed)
    return void response.end();
  reply.stream(createEventSink(response));
}

function requestFrom(incoming: IncomingMessage): Request {
  const [path = "/", query = ""] = (incoming.url ?? "/").split("?", 2);
  return {
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(query),
    headers: incoming.headers,
    ip: incoming.socket.remoteAddress ?? null,
    readBody: () => readBody(incoming),
  };
}

function listenFailure(error: NodeJS.ErrnoException, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program. Choose another with --port, or --port 0 for any free one.`;
    case "EACCES":
      return `Port ${port} may not be used by this account. Choose one above 1023 with --port.`;
    default:
      return `The platform cannot listen on port ${port}: ${error.message}.`;
  }
}

async function stop(server: Server): Promise<void> {
  const drained = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await drained;
  clearTimeout(impatience);
}
