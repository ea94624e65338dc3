import {
  COMMA,
  findArray,
  isArrayEnd,
  skipSpace,
  skipValue,
} from "../transport/json-bytes.ts";
import { newTable } from "./row-table.ts";

/** Where the rows of an answer lie: pages of bytes, and for each row its page, its first byte and the one behind it. */
export interface Rows {
  readonly pages: readonly Uint8Array[];
  readonly pageOf: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly count: number;
  /** Id of each row, in order. */
  readonly ids: readonly string[];
  /** Made when first needed: most answers come in the order of the last. */
  ordinals?: ReadonlyMap<string, number>;
}

/** What is other than in the last answer. `rest` is each page without its rows, as text. */
export interface Comparison {
  readonly rows: Rows;
  /** Parsed rows that are new or other than before. */
  readonly changed: readonly unknown[];
  readonly removed: readonly string[];
  readonly rest: readonly string[];
}

/** Reads the id of a parsed row; null for a row without one. */
export type IdOf = (row: unknown) => string | null;

/** Rows that had to be parsed before comparing is given up, and their share of all rows so far. */
const PATIENCE = 256;
const GIVE_UP_SHARE = 0.4;

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Notes where the rows are, for the next comparison.
 * @param ids ids of the rows in their order, from the parsed answer
 * @returns null when the bytes do not look as expected: then the next answer is parsed whole too
 */
export const locateRows = (
  pages: readonly Uint8Array[],
  key: string,
  ids: readonly string[],
): Rows | null => {
  const table = newTable(pages, ids.length);
  for (const [page, bytes] of pages.entries()) {
    const walked = walkRows(bytes, key, (start, end) =>
      table.add(page, start, end),
    );
    if (walked === null) return null;
  }
  return table.count() === ids.length ? table.done(ids) : null;
};

/**
 * Compares an answer with the last one, row by row as bytes; only rows that differ are decoded and parsed. Rows may
 * come and go anywhere: after a difference the row's id tells where the old answer goes on.
 * @returns null when it does not pay (too many differences, another order), when an id comes twice, or when the bytes do
 * not look as expected
 */
export const compareRows = (
  old: Rows,
  pages: readonly Uint8Array[],
  key: string,
  idOf: IdOf,
): Comparison | null => {
  const table = newTable(pages, old.count + 1024);
  const views = old.pages.map(viewOf);
  const seen = new Uint8Array(old.count);
  const newcomers = new Set<string>();
  const ids: string[] = [];
  const changed: unknown[] = [];
  const rest: string[] = [];
  let next = 0;
  for (const [page, bytes] of pages.entries()) {
    const view = viewOf(bytes);
    const sameAsOld = (at: number): number => {
      if (next >= old.count) return -1;
      const end = equalRow(views, old, next, view, at);
      if (end < 0) return -1;
      seen[next] = 1;
      ids.push(old.ids[next++] ?? "");
      return end;
    };
    const differs = (start: number, end: number): boolean => {
      const row: unknown = JSON.parse(
        decoder.decode(bytes.subarray(start, end)),
      );
      const id = idOf(row);
      if (id === null) return false;
      const ordinal = id === old.ids[next] ? next : ordinalOf(old, id);
      // Said twice: which of the rows speaks can only be told from all of them.
      if (ordinal === undefined ? newcomers.has(id) : seen[ordinal] === 1)
        return false;
      if (ordinal === undefined) newcomers.add(id);
      ids.push(id);
      const same =
        ordinal !== undefined &&
        equalRow(views, old, ordinal, view, start) === end;
      if (ordinal !== undefined) {
        seen[ordinal] = 1;
        if (ordinal >= next) next = ordinal + 1;
      }
      if (!same) changed.push(row);
      return true;
    };
    let parsed = 0;
    const walked = walkRows(
      bytes,
      key,
      (start, end, same) => {
        table.add(page, start, end);
        if (same) return true;
        return (
          ++parsed <= Math.max(PATIENCE, table.count() * GIVE_UP_SHARE) &&
          differs(start, end)
        );
      },
      sameAsOld,
    );
    if (walked === null) return null;
    rest.push(walked);
  }
  return {
    rows: table.done(ids),
    changed,
    removed: old.ids.filter((_, ordinal) => seen[ordinal] === 0),
    rest,
  };
};

const ordinalOf = (rows: Rows, id: string): number | undefined => {
  rows.ordinals ??= new Map(rows.ids.map((known, ordinal) => [known, ordinal]));
  return rows.ordinals.get(id);
};

/**
 * Goes from row to row of one page. `visit` stops the walk by returning false.
 * @param sameAsOld index behind a row at this place that is known to be as before, or -1
 * @returns the page with an empty array in the place of its rows; null when stopped or not as expected
 */
const walkRows = (
  bytes: Uint8Array,
  key: string,
  visit: (start: number, end: number, same: boolean) => boolean | void,
  sameAsOld: (at: number) => number = () => -1,
): string | null => {
  const open = findArray(bytes, key);
  if (open < 0) return null;
  let at = skipSpace(bytes, open);
  while (!isArrayEnd(bytes[at])) {
    let end = sameAsOld(at);
    const same = end >= 0;
    if (!same) end = skipValue(bytes, at);
    if (end < 0 || visit(at, end, same) === false) return null;
    at = skipSpace(bytes, end);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1);
    else if (!isArrayEnd(bytes[at])) return null;
  }
  return (
    decoder.decode(bytes.subarray(0, open)) + decoder.decode(bytes.subarray(at))
  );
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Index behind the row at `at` when its bytes are those of the old row, else -1. Four bytes at a time. */
const equalRow = (
  views: readonly DataView[],
  old: Rows,
  ordinal: number,
  view: DataView,
  at: number,
): number => {
  const before = views[old.pageOf[ordinal] ?? 0];
  const start = old.starts[ordinal] ?? 0;
  const length = (old.ends[ordinal] ?? 0) - start;
  const end = at + length;
  if (before === undefined || end >= view.byteLength) return -1;
  let offset = 0;
  for (; offset + 4 <= length; offset += 4)
    if (before.getInt32(start + offset) !== view.getInt32(at + offset))
      return -1;
  for (; offset < length; offset++)
    if (before.getUint8(start + offset) !== view.getUint8(at + offset))
      return -1;
  return end;
};
