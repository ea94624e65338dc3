import { fieldsOf } from "../domain/outside-value.ts";
import { plainName } from "../domain/secret-name.ts";
import { type Leaf, calledSo, leavesOf } from "./guess-leaves.ts";
import { pathOf } from "./guess-rows.ts";
import type { MappedPaging } from "./mapping-list.ts";

/* What a list says of its pages: beside its rows, under the names that most servers have for it. */

/* In small letters without "_", "-", "." and blanks; the likeliest first. */
const NEXT = [
  ...["next", "nextlink", "nexturl", "nextpageurl", "nextpage", "nexthref"],
  "@odatanextlink",
];
/** Others have "token" in their name: such members are never kept, and not looked for. */
const CURSOR = "nextcursor";
const PAGE = ["currentpage", "page", "pagenumber", "pageindex", "number"];
/** Asked for as "page" all the same. */
const SAID_OTHERWISE = ["currentpage", "number"];
const OFFSET = ["offset", "skip", "startindex", "start"];
const SIZE = [
  ...["perpage", "pagesize", "limit", "size", "itemsperpage", "take"],
  "maxresults",
];
const TOTAL = [
  ...["total", "totalcount", "totalresults", "totalitems", "totalelements"],
  ...["totalrecords", "totalrows", "recordstotal", "count"],
];
const MORE = ["hasmore", "hasnext", "hasnextpage", "more"];
const MOST_ROWS = 10_000;

export interface ToldPages {
  /** How the pages behind the first are asked for; null: that is not said. */
  readonly paging: MappedPaging | null;
  /** There is more than came. `total`: how many in all, where that is said. Null: as far as is said, this was all. */
  readonly more: { readonly total: number | null } | null;
}

/**
 * Reads what an answer says of its pages.
 * @param rowsAt where its rows are, as a path; missing: it is the list itself, and says nothing
 * @param rows how many came; null where some were cut off since
 */
export const pagesIn = (
  answer: unknown,
  rowsAt: string | undefined,
  rows: number | null,
): ToldPages => {
  const members = rowsAt === undefined ? null : fieldsOf(answer);
  if (members === null) return { paging: null, more: null };
  const isOfRow = (path: string): boolean =>
    path.startsWith(`${rowsAt}.`) || path.startsWith(`${rowsAt}[`);
  const leaves = leavesOf([members]).filter(({ path }) => !isOfRow(path));
  const next = nextIn(leaves);
  return {
    paging: next ?? endIn(members) ?? countedIn(leaves),
    more: moreIn(leaves, next !== null, rows),
  };
};

/** The address of the next page, or what it is asked by. */
const nextIn = (leaves: readonly Leaf[]): MappedPaging | null => {
  const link =
    calledSo(leaves, NEXT).find(isAddress) ??
    leaves.find((leaf) => /(?:^|\.)next\.href$/.test(leaf.path));
  if (link !== undefined) return { by: "link", at: link.path };
  const [cursor] = calledSo(leaves, [CURSOR]);
  return cursor === undefined ? null : byCursor(cursor.path);
};

const isAddress = ({ values: [value] }: Leaf): boolean =>
  typeof value === "string" && /^(?:https?:\/\/|[/?])/.test(value);

const byCursor = (at: string): MappedPaging => ({
  by: "cursor",
  cursor: "cursor",
  at,
});

/** The last page, which the first one may be for now: what would lead on says null. */
const endIn = (
  members: Readonly<Record<string, unknown>>,
  path = "",
): MappedPaging | null => {
  for (const [name, value] of Object.entries(members)) {
    const at = pathOf(path, name);
    const inside = path === "" ? fieldsOf(value) : null;
    const plain = plainName(name);
    const found =
      inside !== null
        ? endIn(inside, at)
        : value === null && NEXT.includes(plain)
          ? ({ by: "link", at } as const)
          : value === null && plain === CURSOR
            ? byCursor(at)
            : null;
    if (found !== null) return found;
  }
  return null;
};

/** The number of this page, or of its first row, with how many rows one has: servers say them as they are asked. */
const countedIn = (leaves: readonly Leaf[]): MappedPaging | null => {
  const size = numbersCalled(leaves, SIZE).find(
    ([rows]) => rows >= 1 && rows <= MOST_ROWS,
  );
  if (size === undefined) return null;
  const asked = { size: lastName(size[1].path), rows: size[0] };
  const [page] = numbersCalled(leaves, PAGE);
  if (page !== undefined && page[0] <= 1)
    return {
      by: "page",
      page: SAID_OTHERWISE.includes(page[1].name)
        ? "page"
        : lastName(page[1].path),
      first: page[0],
      ...asked,
    };
  const [offset] = numbersCalled(leaves, OFFSET);
  return offset?.[0] === 0
    ? { by: "offset", offset: lastName(offset[1].path), ...asked }
    : null;
};

const moreIn = (
  leaves: readonly Leaf[],
  leadsOn: boolean,
  rows: number | null,
): ToldPages["more"] => {
  const totals = numbersCalled(leaves, TOTAL).map(([total]) => total);
  const total = totals.find((said) => rows !== null && said > rows) ?? null;
  const isSaid = calledSo(leaves, MORE).some(
    ({ values }) => values[0] === true,
  );
  return leadsOn || isSaid || total !== null ? { total } : null;
};

const numbersCalled = (
  leaves: readonly Leaf[],
  names: readonly string[],
): readonly (readonly [number, Leaf])[] =>
  calledSo(leaves, names).flatMap((leaf) => {
    const [value] = leaf.values;
    return typeof value === "number" && Number.isInteger(value) && value >= 0
      ? [[value, leaf] as const]
      : [];
  });

/** As a parameter it is mostly called what it is called here. */
const lastName = (path: string): string =>
  /([^.[\]"]+)"?\]?$/.exec(path)?.[1] ?? path;
