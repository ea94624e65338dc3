import type { Failure } from "../domain/failure.ts";
import { type Instant, instant } from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import { ANSWER_DEADLINE_MS, startAttempt } from "./attempt.ts";
import { NO_CREDENTIALS, type Credentials } from "./credentials.ts";
import type { Io } from "./io.ts";
import { refusalOf } from "./status.ts";

/** What a plain request at the address of a WebSocket tells. */
export interface Knocked {
  /** The server's time now, by the `Date` of its answer (whole seconds); ours where it said none. */
  readonly serverTime: () => Instant;
  /** Why it opens no WebSocket, if it does not: a browser tells of a handshake that failed nothing at all. */
  readonly refusal: Failure;
}

/**
 * Asks a WebSocket's address with a plain GET before it is opened. Whatever it answers, or that it takes its time, says
 * not that the socket will not open, so none of that is a failure; that nobody can be reached is one, as of any request.
 * @param url of the socket, `ws:` or `wss:`
 */
export const knock = async (
  io: Io,
  url: string,
  signal: AbortSignal,
  credentials: Credentials = NO_CREDENTIALS,
): Promise<Result<Knocked, Failure>> => {
  const asked = { url: url.replace(/^ws/, "http"), credentials };
  const attempt = startAttempt(io, asked, signal);
  try {
    const knocked = await attempt.within<Knocked>(
      ANSWER_DEADLINE_MS,
      async () => {
        const response = await attempt.send({});
        if (!response.ok) return response;
        const said = Date.parse(response.value.headers.get("date") ?? "");
        const ahead = Number.isNaN(said) ? 0 : said - io.now();
        return ok({
          serverTime: () => instant(io.now() + ahead),
          refusal: await refusalIn(response.value, credentials),
        });
      },
    );
    return knocked.ok || knocked.failure.code !== "timeout"
      ? knocked
      : ok({ serverTime: () => instant(io.now()), refusal: knocked.failure });
  } finally {
    attempt.end();
  }
};

/** A server of WebSockets answers 400 or 426 to who asks for none: that says nothing of who asks rightly. */
const refusalIn = async (
  response: Response,
  credentials: Credentials,
): Promise<Failure> => {
  const refusal = await refusalOf(response, credentials, /^/);
  return refusal === null ||
    (refusal.code === "bad_data" && refusal.what !== "redirect")
    ? { code: "bad_data", what: "no_socket" }
    : refusal;
};
