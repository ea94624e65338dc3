import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import { countOf, fieldsOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import { LIST_TOO_LARGE, MAX_LIST_BYTES } from "../transport/body.ts";
import { bearer } from "../transport/credentials.ts";
import { sendForBody } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import { timeOfAnswer } from "./counted.ts";
import { ACTIVITY_FIELDS, type ActivityQuery } from "./directus-activity.ts";
import { USER_FIELDS } from "./directus-user.ts";
import { parse } from "./json-answer.ts";

export interface DirectusAnswer {
  readonly json: unknown;
  readonly serverTime: Instant;
  /** How long it was. */
  readonly bytes: number;
}

/** Asks a path under the address. Fails as a request does; 403 without a token is the lack of one. */
export const askDirectus = async (
  io: Io,
  { address, token }: Endpoint,
  path: string,
  signal: AbortSignal,
): Promise<Result<DirectusAnswer, Failure>> => {
  const request = { url: `${address}${path}`, credentials: bearer(token) };
  const answer = await sendForBody(io, request, signal);
  if (!answer.ok)
    return token === null && answer.failure.code === "forbidden"
      ? fail({ code: "auth_required", reason: "missing" })
      : answer;
  const json = parse(answer.value.bytes);
  return json.ok
    ? ok({
        json: json.value,
        serverTime: timeOfAnswer(answer.value.headers, io.now()),
        bytes: answer.value.bytes.byteLength,
      })
    : json;
};

/** The rows of an answer. */
const rowsOf = (json: unknown): Result<readonly unknown[], Failure> => {
  const data = fieldsOf(json)?.["data"];
  return Array.isArray(data)
    ? ok(data)
    : fail({ code: "bad_data", what: "wrong_shape" });
};

export interface UserRows {
  readonly rows: readonly unknown[];
  readonly pages: number;
  /** Nobody is missing, as far as the server's own count tells. */
  readonly complete: boolean;
  readonly serverTime: Instant;
}

/**
 * Reads all users, page by page. Every page says how many it wants: unasked, Directus gives 100 and no word of more.
 * Fails as a request does, and with `bad_data` for pages that do not end.
 * @param atOnce rows of one page, no more than the server gives: it would refuse; -1: as many as it gives
 */
export const askUsers = async (
  io: Io,
  endpoint: Endpoint,
  atOnce: number,
  signal: AbortSignal,
): Promise<Result<UserRows, Failure>> => {
  const rows: unknown[] = [];
  const ids = new Set<unknown>();
  let limit = atOnce;
  let bytes = 0;
  for (let page = 1; ; page++) {
    const path = `/users?fields=${USER_FIELDS.join()}&sort=id&limit=${limit}&page=${page}&meta=total_count,filter_count`;
    const answer = await askDirectus(io, endpoint, path, signal);
    if (!answer.ok) return answer;
    const { json, serverTime } = answer.value;
    bytes += answer.value.bytes;
    if (bytes > MAX_LIST_BYTES) return LIST_TOO_LARGE;
    const part = rowsOf(json);
    if (!part.ok) return part;
    const known = ids.size;
    for (const row of part.value) ids.add(fieldsOf(row)?.["id"] ?? row);
    rows.push(...part.value);
    if (rows.length > MAX_PEOPLE)
      return fail({ code: "too_large", limit: `${MAX_PEOPLE}` });
    const total = totalOf(json);
    const isLast =
      part.value.length === 0 ||
      (total === null
        ? limit < 0 || part.value.length < limit
        : rows.length >= total);
    if (isLast)
      return ok({
        rows,
        pages: page,
        complete: total === null || total === ids.size,
        serverTime,
      });
    if (ids.size === known)
      return fail({ code: "bad_data", what: "endless_paging" });
    // It gives fewer than were asked for: the next page begins where this one ended.
    if (page === 1) limit = part.value.length;
    io.stayAlive();
  }
};

/** How many users there are that this token may see. */
const totalOf = (json: unknown): number | null => {
  const meta = fieldsOf(fieldsOf(json)?.["meta"]);
  return countOf(meta?.["filter_count"]) ?? countOf(meta?.["total_count"]);
};

/** Reads rows of the activity log, the newest first. Null where the token may not read it: that much is not known then. */
export const askActivity = async (
  io: Io,
  endpoint: Endpoint,
  { filter, limit }: ActivityQuery,
  signal: AbortSignal,
): Promise<Result<readonly unknown[] | null, Failure>> => {
  const path = `/activity?fields=${ACTIVITY_FIELDS.join()}&sort=-timestamp&limit=${limit}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const answer = await askDirectus(io, endpoint, path, signal);
  if (answer.ok) return rowsOf(answer.value.json);
  return answer.failure.code === "forbidden" ? ok(null) : answer;
};
