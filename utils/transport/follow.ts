import type { Failure } from "../domain/failure.ts";
import { type LocalInstant, SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { ANSWER_DEADLINE_MS, startAttempt } from "./attempt.ts";
import { type StreamPiece, createEventParser } from "./event-stream.ts";
import type { Io } from "./io.ts";
import { refusalOf } from "./status.ts";

/** A stream from which no byte came for so long (ms) is dead, whatever its connection says. */
export const IDLE_LIMIT_MS = 45 * SECOND;

export interface StreamRequest {
  readonly url: string;
  readonly token: string | null;
  /** Where the server is to go on. */
  readonly lastEventId: string;
}

const EVENT_STREAM = /^text\/event-stream\s*(?:;|$)/i;

/**
 * Opens a stream of server-sent events and says what comes, until the server closes it, it fails or `signal` aborts;
 * closed and aborted it ends quietly. A failure is the last that it says: `timeout` (no headers within 10 s, no byte
 * within {@link IDLE_LIMIT_MS}), `network`, `offline`, `permission_missing`, `too_large`, `bad_data` or what the status
 * says; `not_found` also where a server says with 204 or 405 that there is no stream here.
 * Keeps the worker alive as long as bytes come. Its reader must read on to the end, or leave the loop.
 */
export async function* follow(
  io: Io,
  request: StreamRequest,
  signal: AbortSignal,
): AsyncGenerator<Result<StreamPiece, Failure>, void, undefined> {
  const attempt = startAttempt(io, request.url, request.token, signal);
  const parse = createEventParser();
  const stayAlive = sparing(io);
  try {
    const opened = await attempt.within(ANSWER_DEADLINE_MS, async () => {
      const response = await attempt.send(headersOf(request));
      return response.ok ? open(response.value, request.token) : response;
    });
    if (signal.aborted) return;
    if (!opened.ok) return yield opened;
    stayAlive();
    for (;;) {
      const part = await attempt.within(IDLE_LIMIT_MS, async () =>
        ok(await opened.value?.read()),
      );
      if (signal.aborted) return;
      if (!part.ok) return yield part;
      if (part.value?.value === undefined) return;
      stayAlive();
      for (const piece of parse(part.value.value)) {
        yield piece;
        if (signal.aborted || !piece.ok) return;
      }
    }
  } finally {
    attempt.end();
  }
}

const headersOf = ({ lastEventId }: StreamRequest): Record<string, string> => {
  const value = headerText(lastEventId);
  return {
    Accept: "text/event-stream",
    ...(value === null ? {} : { "Last-Event-ID": value }),
  };
};

/** A header is bytes, written as letters up to U+00FF; of the others a text has its UTF-8. Null: control characters. */
const headerText = (text: string): string | null => {
  const bytes = new TextEncoder().encode(text);
  return bytes.some((byte) => byte < 0x20 || byte === 0x7f)
    ? null
    : String.fromCharCode(...bytes);
};

const open = async (
  response: Response,
  token: string | null,
): Promise<
  Result<ReadableStreamDefaultReader<Uint8Array> | undefined, Failure>
> => {
  if (response.status === 204 || response.status === 405)
    return fail({ code: "not_found" });
  const refusal = await refusalOf(response, token, EVENT_STREAM);
  return refusal === null ? ok(response.body?.getReader()) : fail(refusal);
};

/** Bytes may come thousands of times a second; the browser counts in tens of seconds. */
const sparing = ({ now, stayAlive }: Io): (() => void) => {
  let last: LocalInstant | null = null;
  return () => {
    const time = now();
    // The clock may have been put back.
    if (last !== null && Math.abs(time - last) < SECOND) return;
    last = time;
    stayAlive();
  };
};
