import type { Failure } from "../domain/failure.ts";
import { type Result, ok } from "../domain/result.ts";
import { ANSWER_DEADLINE_MS, startAttempt } from "./attempt.ts";
import { readBody } from "./body.ts";
import { NO_CREDENTIALS } from "./credentials.ts";
import { JSON_TYPE } from "./http.ts";
import type { Io } from "./io.ts";
import { refusalOf } from "./status.ts";

/** More of an answer that only tells what it is nobody reads. */
const MAX_LOOK_BYTES = 4 * 1024 * 1024;

/** What answered. */
export interface Looked {
  /** 0: it led elsewhere, which is not followed. */
  readonly status: number;
  readonly headers: Headers;
  /** Why it is no JSON with status 200; else null. */
  readonly refusal: Failure | null;
  /** Of JSON with status 200; else null. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** Asks an address once without any credentials and takes every answer as one. Fails where there is none. */
export const lookAt = async (
  io: Io,
  url: string,
  signal: AbortSignal,
): Promise<Result<Looked, Failure>> => {
  const attempt = startAttempt(
    io,
    { url, credentials: NO_CREDENTIALS },
    signal,
  );
  try {
    return await attempt.within(ANSWER_DEADLINE_MS, async () => {
      const sent = await attempt.send({ Accept: "application/json" });
      if (!sent.ok) return sent;
      const { status, headers } = sent.value;
      const refused = await refusalOf(sent.value, NO_CREDENTIALS, JSON_TYPE);
      if (refused !== null)
        return ok({ status, headers, refusal: refused, bytes: null });
      const read = await readBody(sent.value, MAX_LOOK_BYTES);
      return ok({
        ...{ status, headers, refusal: read.ok ? null : read.failure },
        bytes: read.ok ? read.value : null,
      });
    });
  } finally {
    attempt.end();
  }
};
