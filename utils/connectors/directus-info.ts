import type { Failure } from "../domain/failure.ts";
import { MINUTE, SECOND } from "../domain/instant.ts";
import { MAX_NAME } from "../domain/outside-limits.ts";
import { countOf, fieldsOf, textOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";

/** What a Directus server says of itself at `/server/info`, as far as it matters here. */
export interface DirectusInfo {
  readonly name: string;
  /** Rows that it gives at most to one question; null: as many as are asked for. */
  readonly maxRows: number | null;
  /** Time between two requests, ms, so that most of what it allows an address is left to others behind it. */
  readonly requestEveryMs: number;
  /** Where its WebSocket is, behind the address; null: there is none that takes a token in a message. */
  readonly socketPath: string | null;
}

/** A page of a thousand users is no small thing for a server either. */
const SHORTEST_MS = SECOND;
const LONGEST_MS = 5 * MINUTE;
/** Looks at a list of usual length come no sooner than this. */
const SHORTEST_LOOK_MS = 10 * SECOND;
/** One page, the log, and now and then this very answer. */
const USUAL_REQUESTS = 3;
/** Of what the limit allows, this part is ours. */
const OUR_SHARE = 0.2;
const PATH = /^\/[\w./-]{0,200}$/;

/**
 * Reads the answer of `/server/info`. Without a token it has the project's name alone. Fails with `bad_data` when it is
 * not of Directus.
 */
export const parseDirectusInfo = (
  answer: unknown,
): Result<DirectusInfo, Failure> => {
  const data = fieldsOf(fieldsOf(answer)?.["data"]);
  const project = fieldsOf(data?.["project"]);
  if (data === null || project === null)
    return fail({ code: "bad_data", what: "wrong_shape" });
  const most = countOf(fieldsOf(data["queryLimit"])?.["max"]);
  return ok({
    name: textOf(project["project_name"], MAX_NAME) ?? "Directus",
    maxRows: most === 0 ? null : most,
    requestEveryMs: Math.max(
      SHORTEST_MS,
      intervalOf(data["rateLimit"]),
      intervalOf(data["rateLimitGlobal"]),
    ),
    socketPath: socketPathOf(data["websocket"]),
  });
};

/** `points` requests in `duration` seconds; false: no limit. */
const intervalOf = (limit: unknown): number => {
  const fields = fieldsOf(limit) ?? {};
  const points = countOf(fields["points"]);
  const duration = countOf(fields["duration"]);
  return points === null || points === 0 || duration === null
    ? 0
    : (duration * SECOND) / (points * OUR_SHARE);
};

/** The least time between two looks that need so many requests, ms. */
export const lookEveryMs = (
  { requestEveryMs }: DirectusInfo,
  requests: number = USUAL_REQUESTS,
): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_LOOK_MS, requests * requestEveryMs));

/** With authentication "strict" the token would have to stand in the address, where logs keep it: then not. */
const socketPathOf = (websocket: unknown): string | null => {
  const rest = fieldsOf(fieldsOf(websocket)?.["rest"]);
  const path = rest?.["path"];
  return rest?.["authentication"] !== "strict" &&
    typeof path === "string" &&
    PATH.test(path)
    ? path
    : null;
};
