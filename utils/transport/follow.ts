import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { ANSWER_DEADLINE_MS, startAttempt } from "./attempt.ts";
import type { Credentials } from "./credentials.ts";
import { type StreamPiece, createEventParser } from "./event-stream.ts";
import type { Io } from "./io.ts";
import { refusalOf } from "./status.ts";
import { sparing } from "./stay-alive.ts";

/** A stream from which no byte came for so long (ms) is dead, whatever its connection says. */
export const IDLE_LIMIT_MS = 45 * SECOND;

export interface StreamRequest {
  readonly url: string;
  readonly credentials: Credentials;
  /** Where the server is to go on; null: from now. */
  readonly lastEventId: string | null;
  /** Beside those that every stream has. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const EVENT_STREAM = /^text\/event-stream\s*(?:;|$)/i;

/**
 * Opens a stream of server-sent events and says what comes, until the server closes it, it fails or `signal` aborts;
 * closed and aborted it ends quietly. A failure is the last that it says: `timeout` (no headers within 10 s, no byte
 * within {@link IDLE_LIMIT_MS}), `network`, `offline`, `permission_missing`, `too_large`, `bad_data` or what the status
 * says; `not_found` also where a server says with 204 or 405 that there is no stream here.
 * Calls `onOpen` once the server has opened it: what happens from then on comes.
 * Keeps the worker alive as long as bytes come. Its reader must read on to the end, or leave the loop.
 */
export async function* follow(
  io: Io,
  request: StreamRequest,
  signal: AbortSignal,
  onOpen: () => void = () => undefined,
): AsyncGenerator<Result<StreamPiece, Failure>, void, undefined> {
  const attempt = startAttempt(io, request, signal);
  const parse = createEventParser();
  const stayAlive = sparing(io);
  try {
    const opened = await attempt.within(ANSWER_DEADLINE_MS, async () => {
      const response = await attempt.send(headersOf(request));
      return response.ok ? open(response.value, request.credentials) : response;
    });
    if (signal.aborted) return;
    if (!opened.ok) return yield opened;
    onOpen();
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

const headersOf = ({
  lastEventId,
  headers,
}: StreamRequest): Record<string, string> => {
  const value = lastEventId === null ? null : headerText(lastEventId);
  return {
    ...headers,
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
  credentials: Credentials,
): Promise<
  Result<ReadableStreamDefaultReader<Uint8Array> | undefined, Failure>
> => {
  if (response.status === 204 || response.status === 405)
    return fail({ code: "not_found" });
  const refusal = await refusalOf(response, credentials, EVENT_STREAM);
  return refusal === null ? ok(response.body?.getReader()) : fail(refusal);
};
