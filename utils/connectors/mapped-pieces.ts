import type { Failure } from "../domain/failure.ts";
import { MINUTE, SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { SECRET, eachText } from "../mapping/wanted-values.ts";
import type { StreamPiece } from "../transport/event-stream.ts";
import { type StreamRequest, follow } from "../transport/follow.ts";
import type { Io } from "../transport/io.ts";
import { BEAT_MS, converse } from "../transport/socket.ts";
import { urlOf } from "./mapped-request.ts";

type SocketStream = Extract<
  NonNullable<Mapping["stream"]>,
  { readonly kind: "socket" }
>;

/** What comes of a stream, whichever kind it is of. */
export type Piece =
  /** The server has opened it: from now on nothing is missed. */
  | { readonly kind: "opened" }
  | {
      readonly kind: "message";
      readonly text: string;
      readonly event: string | null;
    }
  | { readonly kind: "beat" }
  | { readonly kind: "retry"; readonly ms: number };

export type Pieces = AsyncGenerator<Result<Piece, Failure>, void>;

const LONGEST_RETRY_MS = 5 * MINUTE;

/**
 * Server-sent events, and a beat every 20 s while the connection is open (bytes come, if only comments: `follow` ends one
 * that is silent).
 */
export async function* eventPieces(
  io: Io,
  request: StreamRequest,
  signal: AbortSignal,
): Pieces {
  const open = Promise.withResolvers<"open">();
  const events = follow(io, request, signal, () => open.resolve("open"));
  let next = events.next();
  if ((await Promise.race([open.promise, next])) === "open")
    yield ok({ kind: "opened" });
  let beat = timer(io);
  try {
    for (;;) {
      const first = await Promise.race([next, beat.rang]);
      if (first === "rang") {
        beat = timer(io);
        yield ok({ kind: "beat" });
        continue;
      }
      if (first.done === true) return;
      next = events.next();
      yield first.value.ok ? ok(pieceOf(first.value.value)) : first.value;
    }
  } finally {
    beat.cancel();
  }
}

const pieceOf = (piece: StreamPiece): Piece =>
  piece.kind === "event"
    ? { kind: "message", text: piece.data, event: piece.type }
    : {
        kind: "retry",
        ms: Math.min(Math.max(piece.ms, SECOND), LONGEST_RETRY_MS),
      };

const timer = (io: Io) => {
  let cancel = (): void => undefined;
  const rang = new Promise<"rang">((resolve) => {
    cancel = io.after(BEAT_MS, () => resolve("rang"));
  });
  return { rang, cancel: () => cancel() };
};

/** A WebSocket; what it says first and what it says every 20 s stand in the mapping. */
export async function* socketPieces(
  io: Io,
  address: string,
  stream: SocketStream,
  secret: string | null,
  signal: AbortSignal,
): Pieces {
  const path = withSecret(stream.path, encodeURIComponent(secret ?? ""));
  const url = urlOf(address, path);
  if (url === null)
    return yield fail({ code: "bad_settings", at: "mapping.stream.path" });
  const spoken = (json: unknown): string =>
    JSON.stringify(eachText(json, (text) => withSecret(text, secret ?? "")));
  const { send, pieces } = converse(
    io,
    url.href.replace(/^http/, "ws"),
    signal,
    (stream.protocols ?? []).map((word) => withSecret(word, secret ?? "")),
  );
  for await (const piece of pieces) {
    if (!piece.ok) return yield piece;
    switch (piece.value.kind) {
      case "opened":
        for (const hello of stream.hello ?? []) send(spoken(hello));
        yield ok({ kind: "opened" });
        break;
      case "text":
        yield ok({ kind: "message", text: piece.value.text, event: null });
        break;
      case "beat":
        if (stream.beat !== undefined) send(spoken(stream.beat));
        yield ok({ kind: "beat" });
        break;
      case "closed": {
        const failure = CLOSED.get(piece.value.code);
        if (failure !== undefined) yield fail(failure);
        return;
      }
      default:
        return piece.value satisfies never;
    }
  }
}

const withSecret = (text: string, secret: string): string =>
  text.replaceAll(`{{${SECRET}}}`, () => secret);

/** Codes by which servers say that the secret is not good enough (3000 ff. are registered, 4000 ff. customary). */
const CLOSED: ReadonlyMap<number, Failure> = new Map<number, Failure>([
  [3000, { code: "auth_required", reason: "refused" }],
  [4401, { code: "auth_required", reason: "refused" }],
  [3003, { code: "forbidden" }],
  [4403, { code: "forbidden" }],
]);
