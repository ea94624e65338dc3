import type { Failure } from "../domain/failure.ts";
import type { Fields } from "../domain/outside-value.ts";
import { tells } from "../transport/credentials.ts";

/*
 * What a channel says when it lets nobody in, or no longer. Phoenix itself has a few words (phoenixframework/phoenix,
 * lib/phoenix/socket.ex: "unmatched topic", "join crashed"), and shows by example that sites say "unauthorized"
 * (guides/real_time/channels.md); Supabase's are "Code: sentence" (supabase/realtime, ERROR_CODES.md).
 */

/** Sentences, of which the first that fits counts. */
const MEANINGS: readonly (readonly [RegExp, Failure])[] = [
  [
    /rate.?limit|too many|rate exceeded/i,
    { code: "rate_limited", retryAfterMs: null },
  ],
  [
    /jwt|token|expired|unauthenticated|authentication|signature/i,
    { code: "auth_required", reason: "refused" },
  ],
  [
    /unauthori[sz]ed|forbidden|denied|not allowed|permission/i,
    { code: "forbidden" },
  ],
  [
    /unmatched topic|tenant ?not ?found|topic ?name ?required|no such/i,
    { code: "not_found" },
  ],
  [
    /crash|restarting|initiali[sz]ing|unable to connect|unavailable|database|timeout|pool/i,
    { code: "server_error", status: 503, retryAfterMs: null },
  ],
];

const MAX_DETAIL = 200;

/** @param secrets what must not be seen again, though the server says it back */
export const refusalOfWords = (
  words: string,
  secrets: readonly string[],
): Failure => {
  const known = MEANINGS.find(([pattern]) => pattern.test(words));
  if (known !== undefined) return known[1];
  const detail = words.trim().slice(0, MAX_DETAIL);
  return {
    code: "bad_data",
    what: "told_error",
    ...(detail === "" || tells(words, { secrets }) ? {} : { detail }),
  };
};

/** The reply to a joining that was refused: `{reason}`, or anything else that a site thought of. */
export const refusalOfReply = (
  { response }: Fields,
  secrets: readonly string[],
): Failure => refusalOfWords(wordsIn(response), secrets);

const wordsIn = (response: unknown): string => {
  if (typeof response === "string") return response;
  if (typeof response !== "object" || response === null) return "";
  for (const key of ["reason", "message", "error"])
    if (key in response) {
      // CAST: just asked whether it is there.
      const words = (response as Fields)[key];
      if (typeof words === "string") return words;
    }
  return "";
};

/** Close codes of RFC 6455 and its registry. Null: the server stops, and says nothing against us. */
export const refusalOfClose = (code: number): Failure | null => {
  switch (code) {
    case 1000:
    case 1001:
    case 1005:
    case 1012:
      return null;
    case 1008:
      return { code: "forbidden" };
    case 1013:
      return { code: "server_error", status: 503, retryAfterMs: null };
    default:
      return { code: "network" };
  }
};
