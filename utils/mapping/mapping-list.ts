import * as z from "../validation.ts";
import { Fields, Path, Word } from "./mapping-fields.ts";

export const Text = z.string().check(z.maxLength(4000));
export const count = (most: number) =>
  z.number().check(z.gte(1), z.lte(most), z.multipleOf(1));

/** Where the rows are. `at` missing: the answer itself. `values` and `entries` are of an object. */
export const Rows = z.strictObject({
  at: z.optional(Path),
  as: z.optional(z.picklist(["array", "values", "entries"])),
  /** A row that says nothing here is of nobody (a visitor without a name) and is left out. */
  only: z.optional(Path),
});

const LIMIT = {
  /** Pages at most. Missing: 100. */
  most: z.optional(count(1000)),
  /** More pages are refused rather than half read; or left, where the list begins with those who were there last. */
  rest: z.optional(z.literal("left")),
};
const rows = count(10_000);

/** How one page leads to the next. Parameters go into the body of a form or JSON where there is one, else into the query. */
export const Paging = z.discriminatedUnion("by", [
  /**
   * `first`: the number of the first page. The last is the one with fewer rows than `rows`, asked for as `size`.
   * `total`: where an answer says how many rows there are on all pages; a list that ends before is refused.
   */
  z.strictObject({
    by: z.literal("page"),
    page: Word,
    first: z.number(),
    size: z.optional(Word),
    rows,
    total: z.optional(Path),
    ...LIMIT,
  }),
  z.strictObject({
    by: z.literal("offset"),
    offset: Word,
    size: z.optional(Word),
    rows,
    total: z.optional(Path),
    ...LIMIT,
  }),
  /** `at`: where the answer has the next cursor. Missing or empty: it was the last. */
  z.strictObject({
    by: z.literal("cursor"),
    cursor: Word,
    at: Path,
    ...LIMIT,
  }),
  /** Link header, rel="next" (RFC 8288); or `at`: where the answer has the address. It never leaves the origin. */
  z.strictObject({ by: z.literal("link"), at: z.optional(Path), ...LIMIT }),
  /** {page} in the path of the request is its number. The last is the first without a row, or shorter than `rows`. */
  z.strictObject({
    by: z.literal("path"),
    first: z.number(),
    rows: z.optional(rows),
    ...LIMIT,
  }),
]);

/** RFC 9110, 5.6.2: a token. */
export const isHeaderName = (name: string): boolean =>
  /^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name);
const HeaderName = z.string().check(z.refine(isHeaderName));

/** One request; `path` is put behind the address of the connection. A body makes it a POST. */
export const Request = z.strictObject({
  path: z.string().check(z.maxLength(1000)),
  query: z.optional(z.record(Word, Text)),
  headers: z.optional(z.record(HeaderName, Text)),
  body: z.optional(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("json"), json: z.unknown() }),
      z.strictObject({ kind: z.literal("form"), form: z.record(Word, Text) }),
    ]),
  ),
});

/** A list that is asked for. */
export const LIST = {
  request: Request,
  rows: z.optional(Rows),
  paging: z.optional(Paging),
  fields: Fields,
};

export type MappedRequest = z.infer<typeof Request>;
export type MappedPaging = z.infer<typeof Paging>;
