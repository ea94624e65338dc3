import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { HEADER_DEADLINE_MS, networkFailure } from "./attempt.ts";
import { IDLE_LIMIT_MS } from "./follow.ts";
import type { Io } from "./io.ts";
import { sparing } from "./stay-alive.ts";

/** A sign of ours goes out this often: browsers end a worker, and proxies a connection, that is silent for 30 s. */
export const BEAT_MS = 20 * SECOND;
/** Letters that wait to be read, of all texts together. */
const MAX_WAITING = 32 * 1024 * 1024;
/** What a text costs beside its letters: a storm of empty ones is bounded too. */
const EACH = 256;
const MAX_REASON = 200;

export type SocketPiece =
  | { readonly kind: "opened" }
  | { readonly kind: "text"; readonly text: string }
  /** Time for a sign of ours. */
  | { readonly kind: "beat" }
  /** The other side closed it, with its code. Nothing follows. */
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };

export interface Conversation {
  /** Does nothing before it is open and after it ended. */
  readonly send: (text: string) => void;
  /** To be read by one reader, to its end or until the loop is left: the connection is open until then. */
  readonly pieces: AsyncGenerator<Result<SocketPiece, Failure>, void>;
}

/**
 * A WebSocket. Not opened before it is read. What it says ends with `closed`, with a failure (`timeout`: not open within
 * 10 s, or no text within 45 s; `network`, `offline`, `permission_missing`: it broke or cannot be reached; `too_large`;
 * `bad_data` for bytes; `bad_settings` where the browser takes the address or a protocol for none), or quietly when
 * `signal` aborts.
 * @param url `ws:` only for this machine, which whoever made it has checked
 */
export const converse = (
  io: Io,
  url: string,
  signal: AbortSignal,
  protocols: readonly string[] = [],
): Conversation => {
  const waiting = createWaiting();
  const cancels = new Map<"limit" | "beat", () => void>();
  const stayAlive = sparing(io);
  let isOpen = false;
  let isOver = false;
  let wake: () => void = () => undefined;
  let socket: ReturnType<Io["socket"]> | null = null;

  const put = (piece: Result<SocketPiece, Failure>): void => {
    if (isOver) return;
    waiting.put(piece);
    wake();
  };
  const quiet = (): void => {
    for (const cancel of cancels.values()) cancel();
    cancels.clear();
  };
  const end = (): void => {
    isOver = true;
    quiet();
    socket?.close();
    socket = null;
    wake();
  };
  const last = (piece: Result<SocketPiece, Failure>): void => {
    put(piece);
    end();
  };
  const limit = (ms: number): void => {
    cancels.get("limit")?.();
    const cancel = io.after(ms, () =>
      last(fail({ code: "timeout", afterMs: ms })),
    );
    cancels.set("limit", cancel);
  };
  const beat = (): void => {
    const cancel = io.after(BEAT_MS, () => {
      stayAlive();
      put(ok({ kind: "beat" }));
      beat();
    });
    cancels.set("beat", cancel);
  };
  const hear = {
    opened: () => {
      if (isOver) return;
      isOpen = true;
      limit(IDLE_LIMIT_MS);
      beat();
      put(ok({ kind: "opened" }));
    },
    said: (text: string | null) => {
      if (isOver) return;
      if (text === null)
        return last(fail({ code: "bad_data", what: "wrong_type" }));
      stayAlive();
      limit(IDLE_LIMIT_MS);
      const piece = ok<SocketPiece>({ kind: "text", text });
      if (waiting.hasRoomFor(piece)) put(piece);
      else last(fail({ code: "too_large", limit: "32 MB" }));
    },
    closed: (code: number, reason: string) => {
      if (isOver) return;
      if (isOpen && code !== BROKEN)
        return last(
          ok({ kind: "closed", code, reason: reason.slice(0, MAX_REASON) }),
        );
      // There is nothing left to wait for, or to be alive for.
      quiet();
      void networkFailure(io, httpOf(url)).then((failure) =>
        last(fail(failure)),
      );
    },
  };

  async function* read(): AsyncGenerator<Result<SocketPiece, Failure>, void> {
    if (signal.aborted) return;
    signal.addEventListener("abort", end, { once: true });
    try {
      limit(HEADER_DEADLINE_MS);
      socket = opened(io, url, protocols, hear);
      if (socket === null)
        return yield fail({ code: "bad_settings", at: "socket" });
      for (;;) {
        const piece = waiting.take();
        if (signal.aborted) return;
        if (piece !== undefined) yield piece;
        else if (isOver) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      end();
      signal.removeEventListener("abort", end);
    }
  }
  return { send: (text) => socket?.send(text), pieces: read() };
};

/** Null: what was to be opened is no address of a WebSocket, or the names of its protocols are none. */
const opened = (...[io, ...what]: [Io, ...Parameters<Io["socket"]>]) => {
  try {
    return io.socket(...what);
  } catch {
    return null;
  }
};

/** What came and nobody has read yet, first in, first out, however many there are. */
const createWaiting = () => {
  const pieces: (Result<SocketPiece, Failure> | undefined)[] = [];
  let first = 0;
  let cost = 0;
  return {
    put: (piece: Result<SocketPiece, Failure>): void => {
      pieces.push(piece);
      cost += costOf(piece);
    },
    take: (): Result<SocketPiece, Failure> | undefined => {
      const piece = pieces[first];
      if (piece === undefined) return undefined;
      // A `shift` of a hundred thousand moves all of them each time.
      pieces[first++] = undefined;
      cost -= costOf(piece);
      if (first === pieces.length) {
        pieces.length = 0;
        first = 0;
      }
      return piece;
    },
    hasRoomFor: (piece: Result<SocketPiece, Failure>): boolean =>
      cost + costOf(piece) <= MAX_WAITING,
  };
};

const costOf = (piece: Result<SocketPiece, Failure>): number =>
  EACH +
  (piece.ok && piece.value.kind === "text" ? piece.value.text.length : 0);

/** RFC 6455: closed without a word. */
const BROKEN = 1006;

/** The address that a permission is asked for by. */
const httpOf = (url: string): string => url.replace(/^ws/, "http");
