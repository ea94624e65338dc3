import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { Credentials } from "./credentials.ts";
import type { Io } from "./io.ts";

/** Headers must come within this, ms. */
export const HEADER_DEADLINE_MS = 10 * SECOND;
/** What is no stream must be there as a whole within this, ms: a worker whose fetch takes 30 s is ended by the browser. */
export const ANSWER_DEADLINE_MS = 25 * SECOND;

/** What is asked, and by whom. */
export interface Asked {
  readonly url: string;
  readonly credentials: Credentials;
  /** Missing: nothing is sent along, and it is a GET. */
  readonly body?: string | undefined;
}

/** One request on its way. */
export interface Attempt {
  /** Sends it. Fails as `within` does when no headers came in time. */
  readonly send: (
    headers: Readonly<Record<string, string>>,
  ) => Promise<Result<Response, Failure>>;
  /**
   * What `work` gives, if it takes at most `ms`: then the request is ended and it is a `timeout`. When `work` rejects,
   * because the transfer broke, it is `network`, `offline` or `permission_missing`.
   */
  readonly within: <Value>(
    ms: number,
    work: () => Promise<Result<Value, Failure>>,
  ) => Promise<Result<Value, Failure>>;
  /** Lets go of everything, the connection too when there was more to come. */
  readonly end: () => void;
}

/**
 * The only request of Rollcall: no cookies, no referrer, no cache, no redirect (`manual` contacts nobody, as `error`
 * would, but lets us say that a redirect was refused), the credentials in headers alone. An abort of `signal` ends it with
 * `network` (whose answer the caller drops). Whoever starts one must `end` it.
 */
export const startAttempt = (
  io: Io,
  { url, credentials, body }: Asked,
  signal: AbortSignal,
): Attempt => {
  const controller = new AbortController();
  const stop = () => controller.abort();
  // An abort that was before is never told again.
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  let expired: number | null = null;

  const within: Attempt["within"] = async (ms, work) => {
    const cancel = io.after(ms, () => {
      expired = ms;
      stop();
    });
    try {
      return await work();
    } catch {
      // The browser says "Failed to fetch" for DNS, TLS, refusal, reset and a withdrawn permission alike.
      return fail(
        expired === null
          ? await networkFailure(io, url)
          : { code: "timeout", afterMs: expired },
      );
    } finally {
      cancel();
    }
  };

  return {
    send: (headers) =>
      within(HEADER_DEADLINE_MS, async () =>
        ok(
          await io.fetch(url, {
            method: body === undefined ? "GET" : "POST",
            ...(body === undefined ? {} : { body }),
            headers: { ...headers, ...credentials.headers },
            redirect: "manual",
            credentials: "omit",
            referrerPolicy: "no-referrer",
            cache: "no-store",
            signal: controller.signal,
          }),
        ),
      ),
    within,
    end: () => {
      stop();
      signal.removeEventListener("abort", stop);
    },
  };
};

/** Why nothing came through: the browser does not tell, but it knows whether we may, and whether there is a network. */
export const networkFailure = async (io: Io, url: string): Promise<Failure> => {
  const { origin } = new URL(url);
  if (!(await io.allowed(origin)))
    return { code: "permission_missing", origin };
  return { code: io.online() ? "network" : "offline" };
};
