import type { Failure } from "../domain/failure.ts";
import { type Instant, instant, isPlausibleTime } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import { bearer } from "../transport/credentials.ts";
import { type HttpAnswer, send } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import { type Fields, countOf, fieldsOf } from "../domain/outside-value.ts";
import { type Stamp, idOfPosition, parseStamp } from "./protocol-stamp.ts";

/** What a page says beside its rows. */
export interface Envelope extends Stamp {
  readonly snapshot: string;
  readonly total: number | null;
  readonly next: string | null;
}

/** All pages of one answer as they came, with the envelope of the last. */
export type Chain =
  | { readonly kind: "unchanged"; readonly serverTime: Instant | null }
  | {
      readonly kind: "pages";
      readonly pages: readonly Uint8Array[];
      readonly mark: string | null;
    };

/** A chain longer than this does not end. */
const MAX_PAGES = 1000;
const MAX_CURSOR = 4096;

/** Reads the members of a page that are no rows. Fails with `bad_data` in words for what is wrong. */
export const parseEnvelope = (page: unknown): Result<Envelope, Failure> => {
  const stamp = parseStamp(page);
  if (!stamp.ok) return stamp;
  const { position, serverTime } = stamp.value;
  const { snapshot, total, next } = fieldsOf(page) ?? {};
  const cursor = cursorOf(next);
  if (!cursor.ok) return cursor;
  return ok({
    position,
    snapshot: typeof snapshot === "string" ? snapshot : idOfPosition(position),
    serverTime,
    total: countOf(total),
    next: cursor.value,
  });
};

/** Where the next page is; null: there is none. */
export const cursorOf = (next: unknown): Result<string | null, Failure> =>
  isCursor(next)
    ? ok(next ?? null)
    : fail({ code: "bad_data", what: "wrong_shape" });

const isCursor = (value: unknown): value is string | null | undefined =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value !== "" && value.length <= MAX_CURSOR);

/** Rows of a parsed page; null when there are none to read. */
export const rowsOf = (page: unknown): readonly unknown[] | null => {
  const users = (fieldsOf(page) satisfies Fields | null)?.["users"];
  return Array.isArray(users) ? users : null;
};

/**
 * Reads /presence to the end of the chain, or says that nothing changed since `mark`. The caller checks that the pages
 * are of one snapshot. Fails as a request does, and with `bad_data` for a chain that does not end.
 * @param nextOf cursor of the next page, read from a page's bytes
 */
export const fetchChain = async (
  io: Io,
  endpoint: Endpoint,
  mark: string | null,
  nextOf: (page: Uint8Array) => Result<string | null, Failure>,
  signal: AbortSignal,
): Promise<Result<Chain, Failure>> => {
  const pages: Uint8Array[] = [];
  const cursors = new Set<string>();
  let cursor: string | null = null;
  let firstMark: string | null = null;
  do {
    const url: string = `${endpoint.address}/presence${cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`}`;
    const answer: Result<HttpAnswer, Failure> = await send(
      io,
      {
        url,
        credentials: bearer(endpoint.token),
        mark: cursor === null ? mark : null,
      },
      signal,
    );
    if (!answer.ok)
      return cursor === null ? answer : fail(onLaterPage(answer.failure));
    if (answer.value.kind === "unchanged")
      return ok({
        kind: "unchanged",
        serverTime: timeHeader(answer.value.headers),
      });
    if (cursor === null) firstMark = answer.value.headers.get("etag");
    pages.push(answer.value.bytes);
    const next = nextOf(answer.value.bytes);
    if (!next.ok) return next;
    cursor = next.value;
    if (pages.length >= MAX_PAGES || (cursor !== null && cursors.has(cursor)))
      return fail({ code: "bad_data", what: "endless_paging" });
    if (cursor !== null) {
      cursors.add(cursor);
      io.stayAlive();
    }
  } while (cursor !== null);
  return ok({ kind: "pages", pages, mark: firstMark });
};

/** A later page that is gone says that its snapshot is: the address was right a moment ago. */
const onLaterPage = (failure: Failure): Failure =>
  failure.code === "not_found"
    ? { code: "bad_data", what: "mixed_snapshot" }
    : failure;

const timeHeader = (headers: Headers): Instant | null => {
  const time = Number(headers.get("rollcall-server-time"));
  return isPlausibleTime(time) ? instant(time) : null;
};

/** All pages are of one snapshot, and hold as many rows as they say. */
export const oneSnapshot = (
  envelopes: readonly Envelope[],
  rows: number,
): Result<Envelope, Failure> => {
  const first = envelopes[0];
  if (first === undefined)
    return fail({ code: "bad_data", what: "wrong_shape" });
  if (rows > MAX_PEOPLE)
    return fail({ code: "too_large", limit: `${MAX_PEOPLE}` });
  const same = envelopes.every(
    ({ snapshot, position }) =>
      snapshot === first.snapshot &&
      position.epoch === first.position.epoch &&
      position.seq === first.position.seq,
  );
  return same ? ok(first) : fail({ code: "bad_data", what: "mixed_snapshot" });
};
