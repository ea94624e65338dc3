import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { readBody } from "./body.ts";
import type { Io } from "./io.ts";
import { failureOfStatus } from "./status.ts";

/** Headers must come within this. */
export const HEADER_DEADLINE_MS = 10 * SECOND;
/** The whole answer must come within this: a worker whose fetch takes 30 s is ended by the browser. */
export const ANSWER_DEADLINE_MS = 25 * SECOND;

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

/**
 * One GET that expects JSON. The only request of Rollcall: no cookies, no referrer, no cache, no redirect (`manual`
 * contacts nobody, as `error` would, but lets us say that a redirect was refused), the token in `Authorization` alone.
 * Fails with `timeout`, `network`, `offline`, `permission_missing`, `too_large`, `bad_data` or what the status says;
 * never throws, except that an abort of `signal` ends it with `network` (whose answer the caller drops).
 */
export const get = async (
  io: Io,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, Failure>> => {
  const controller = new AbortController();
  const stop = () => controller.abort();
  // An abort that was before is never told again.
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  let expired: number | null = null;
  const expire = (ms: number) => () => {
    expired = ms;
    stop();
  };
  const cancelHeaders = io.after(
    HEADER_DEADLINE_MS,
    expire(HEADER_DEADLINE_MS),
  );
  const cancelAnswer = io.after(ANSWER_DEADLINE_MS, expire(ANSWER_DEADLINE_MS));
  try {
    const response = await io.fetch(
      request.url,
      init(request, controller.signal),
    );
    cancelHeaders();
    return await read(response, request);
  } catch {
    // The browser says "Failed to fetch" for DNS, TLS, refusal, reset and a withdrawn permission alike.
    return fail(
      expired === null
        ? await networkFailure(io, request.url)
        : { code: "timeout", afterMs: expired },
    );
  } finally {
    cancelHeaders();
    cancelAnswer();
    signal.removeEventListener("abort", stop);
  }
};

const init = (
  { token, mark }: HttpRequest,
  signal: AbortSignal,
): RequestInit => ({
  method: "GET",
  headers: {
    Accept: "application/json",
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(mark === null ? {} : { "If-None-Match": mark }),
  },
  redirect: "manual",
  credentials: "omit",
  referrerPolicy: "no-referrer",
  cache: "no-store",
  signal,
});

const read = async (
  response: Response,
  { mark, token }: HttpRequest,
): Promise<Result<HttpAnswer, Failure>> => {
  const { status, headers } = response;
  if (response.type === "opaqueredirect")
    return refuse(response, { code: "bad_data", what: "redirect" });
  if (status === 304 && mark !== null)
    return ok({ kind: "unchanged", headers });
  if (status !== 200)
    return refuse(response, await failureOfStatus(response, token));
  if (
    !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(
      headers.get("content-type") ?? "",
    )
  )
    return refuse(response, { code: "bad_data", what: "wrong_type" });
  const bytes = await readBody(response);
  return bytes.ok ? ok({ kind: "body", headers, bytes: bytes.value }) : bytes;
};

/** Ends the transfer of a body that nobody will read. */
const refuse = async (
  response: Response,
  failure: Failure,
): Promise<Result<never, Failure>> => {
  if (!response.bodyUsed) await response.body?.cancel();
  return fail(failure);
};

const networkFailure = async (io: Io, url: string): Promise<Failure> => {
  const { origin } = new URL(url);
  if (!(await io.allowed(origin)))
    return { code: "permission_missing", origin };
  return { code: io.online() ? "network" : "offline" };
};
