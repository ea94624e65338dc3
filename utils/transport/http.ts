import type { Failure } from "../domain/failure.ts";
import type { Fields } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { ANSWER_DEADLINE_MS, type Asked, startAttempt } from "./attempt.ts";
import { readBody } from "./body.ts";
import type { Io } from "./io.ts";
import { problemOf, refusalOf } from "./status.ts";

export interface HttpRequest extends Asked {
  /** Asks "still the same as this?"; the answer may then be 304. Missing or null: the whole answer. */
  readonly mark?: string | null;
  /** Beside those that every request has; of a body, its type among them. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What the JSON of a refusal means, where it says more than the status; null: it does not. */
  readonly refusalIn?: (problem: Fields) => Failure | null;
}

export type HttpAnswer =
  | { readonly kind: "unchanged"; readonly headers: Headers }
  | HttpBody;

export interface HttpBody {
  readonly kind: "body";
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `text/json` and the like are none: a login page may be anything. */
export const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/**
 * One request that expects JSON: a GET, or a POST where it has a body. Fails with `timeout`, `network`, `offline`,
 * `permission_missing`, `too_large`, `bad_data` or what the status says; never throws, except that an abort of `signal`
 * ends it with `network` (whose answer the caller drops).
 */
export const send = async (
  io: Io,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, Failure>> => {
  const attempt = startAttempt(io, request, signal);
  const { mark = null, headers } = request;
  try {
    return await attempt.within(ANSWER_DEADLINE_MS, async () => {
      const response = await attempt.send({
        Accept: "application/json",
        ...headers,
        ...(mark === null ? {} : { "If-None-Match": mark }),
      });
      return response.ok ? read(response.value, request) : response;
    });
  } finally {
    attempt.end();
  }
};

/** {@link send} where nothing is known that could still be the same: anything but a body is no answer. */
export const sendForBody = async (
  io: Io,
  request: Omit<HttpRequest, "mark">,
  signal: AbortSignal,
): Promise<Result<HttpBody, Failure>> => {
  const answer = await send(io, request, signal);
  if (!answer.ok) return answer;
  return answer.value.kind === "body"
    ? ok(answer.value)
    : fail({ code: "bad_data", what: "unexpected_status" });
};

const read = async (
  response: Response,
  { mark = null, credentials, refusalIn }: HttpRequest,
): Promise<Result<HttpAnswer, Failure>> => {
  const { status, headers } = response;
  if (status === 304 && mark !== null)
    return ok({ kind: "unchanged", headers });
  const told =
    status >= 400 ? refusalIn?.(await problemOf(response.clone())) : null;
  const refusal = told ?? (await refusalOf(response, credentials, JSON_TYPE));
  if (refusal !== null) return fail(refusal);
  const bytes = await readBody(response);
  return bytes.ok ? ok({ kind: "body", headers, bytes: bytes.value }) : bytes;
};
