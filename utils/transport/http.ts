import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { ANSWER_DEADLINE_MS, startAttempt } from "./attempt.ts";
import { readBody } from "./body.ts";
import type { Io } from "./io.ts";
import { refusalOf } from "./status.ts";

export interface HttpRequest {
  readonly url: string;
  readonly token: string | null;
  /** Asks "still the same as this?"; the answer may then be 304. */
  readonly mark: string | null;
}

export type HttpAnswer =
  | { readonly kind: "unchanged"; readonly headers: Headers }
  | {
      readonly kind: "body";
      readonly headers: Headers;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/**
 * One GET that expects JSON. Fails with `timeout`, `network`, `offline`, `permission_missing`, `too_large`, `bad_data`
 * or what the status says; never throws, except that an abort of `signal` ends it with `network` (whose answer the
 * caller drops).
 */
export const get = async (
  io: Io,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, Failure>> => {
  const { url, token, mark } = request;
  const attempt = startAttempt(io, url, token, signal);
  try {
    return await attempt.within(ANSWER_DEADLINE_MS, async () => {
      const response = await attempt.send({
        Accept: "application/json",
        ...(mark === null ? {} : { "If-None-Match": mark }),
      });
      return response.ok ? read(response.value, request) : response;
    });
  } finally {
    attempt.end();
  }
};

const read = async (
  response: Response,
  { mark, token }: HttpRequest,
): Promise<Result<HttpAnswer, Failure>> => {
  const { status, headers } = response;
  if (status === 304 && mark !== null)
    return ok({ kind: "unchanged", headers });
  const refusal = await refusalOf(response, token, JSON_TYPE);
  if (refusal !== null) return fail(refusal);
  const bytes = await readBody(response);
  return bytes.ok ? ok({ kind: "body", headers, bytes: bytes.value }) : bytes;
};
