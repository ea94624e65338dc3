import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import { countOf, fieldsOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import { LIST_TOO_LARGE, MAX_LIST_BYTES } from "../transport/body.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import { askDirectus, rowsOf } from "./directus-asking.ts";
import { USER_FIELDS } from "./directus-user.ts";

/*
 * Users are asked for page by page, in the order of their ids: Directus has no way to ask for those behind an id. When
 * somebody is deleted meanwhile, all behind move up by one, and the next page would begin behind one whom nobody read. So
 * a page begins with the last row of the one before; where nobody in it is known, it is asked for again from further back.
 */

/** Pages on end that may bring nobody new, as after many were created: more is a server that goes in circles. */
const MOST_IN_VAIN = 1;
/** Steps back on end: what is behind them is no list that moved, but a count that is wrong. */
const MOST_BACK = 1;

export interface UserRows {
  readonly rows: readonly unknown[];
  /** How many requests it took. */
  readonly pages: number;
  /** Nobody is missing, as far as the server's own count tells. */
  readonly complete: boolean;
  readonly serverTime: Instant;
}

/**
 * Reads all users. Every page says how many it wants: unasked, Directus gives 100 and no word of more. Fails as a request
 * does, and with `bad_data` for pages that do not end.
 * @param atOnce rows of one page, no more than the server gives: it would refuse; -1: as many as it gives
 */
export const askUsers = async (
  io: Io,
  endpoint: Endpoint,
  atOnce: number,
  signal: AbortSignal,
): Promise<Result<UserRows, Failure>> => {
  const rows = new Map<unknown, unknown>();
  let place: Place = { limit: atOnce, offset: 0, overlaps: false };
  let bytes = 0;
  let inVain = 0;
  let back = 0;
  for (let pages = 1; ; pages++) {
    const answer = await askDirectus(io, endpoint, pathOf(place), signal);
    if (!answer.ok) return answer;
    const { json, serverTime } = answer.value;
    bytes += answer.value.bytes;
    if (bytes > MAX_LIST_BYTES) return LIST_TOO_LARGE;
    const part = rowsOf(json);
    if (!part.ok) return part;
    const page = { rows: part.value, total: totalOf(json) };
    const readSoFar = (complete: boolean): Result<UserRows, Failure> =>
      ok({ rows: [...rows.values()], pages, complete, serverTime });
    if (place.overlaps && !page.rows.some((row) => rows.has(idOf(row)))) {
      if (++back > MOST_BACK) return readSoFar(false);
      place = placeBefore(place);
    } else {
      const known = rows.size;
      for (const row of page.rows) rows.set(idOf(row), row);
      if (rows.size > MAX_PEOPLE)
        return fail({ code: "too_large", limit: `${MAX_PEOPLE}` });
      if (isLast(place, page))
        return readSoFar((page.total ?? rows.size) === rows.size);
      inVain = rows.size > known ? 0 : inVain + 1;
      back = rows.size > known ? 0 : back;
      if (inVain > MOST_IN_VAIN)
        return fail({ code: "bad_data", what: "endless_paging" });
      place = placeAfter(place, page);
    }
    io.stayAlive();
  }
};

/** Which rows are asked for. */
interface Place {
  /** -1: as many as there are. */
  readonly limit: number;
  readonly offset: number;
  /** Its first row was the last one of the page before. */
  readonly overlaps: boolean;
}

interface Page {
  readonly rows: readonly unknown[];
  /** How many the server says that there are; null: it does not. */
  readonly total: number | null;
}

const pathOf = ({ limit, offset }: Place): string =>
  `/users?fields=${USER_FIELDS.join()}&sort=id&limit=${limit}&offset=${offset}&meta=total_count,filter_count`;

const idOf = (row: unknown): unknown => fieldsOf(row)?.["id"] ?? row;

const isLast = ({ limit, offset }: Place, { rows, total }: Page): boolean =>
  rows.length === 0 ||
  (total === null
    ? limit < 0 || rows.length < limit
    : offset + rows.length >= total);

/** Where it gave fewer than were asked for, it gives as many with every page. */
const placeAfter = ({ limit, offset }: Place, { rows }: Page): Place => {
  const overlaps = rows.length > 1;
  return {
    limit: offset === 0 ? rows.length : limit,
    offset: offset + rows.length - (overlaps ? 1 : 0),
    overlaps,
  };
};

const placeBefore = ({ limit, offset }: Place): Place => {
  const before = Math.max(0, offset - Math.max(1, limit - 1));
  return { limit, offset: before, overlaps: before > 0 };
};

/** How many users there are that this token may see. */
const totalOf = (json: unknown): number | null => {
  const meta = fieldsOf(fieldsOf(json)?.["meta"]);
  return countOf(meta?.["filter_count"]) ?? countOf(meta?.["total_count"]);
};
