import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { PagingPlaces } from "../mapping/compiled-mapping.ts";
import { textIn } from "../mapping/field.ts";
import type { MappedPaging } from "../mapping/mapping-list.ts";
import type { Place, Row } from "../mapping/place.ts";
import type { Credentials } from "../transport/credentials.ts";
import { FIRST_PAGE, type PageParameters, urlOf } from "./mapped-request.ts";

/** One answer of a list. */
export interface ReadPage {
  /** As its places may be asked of it. */
  readonly answer: unknown;
  /** As it came: for the way to the next page alone. */
  readonly raw: unknown;
  readonly headers: Headers;
  /** How long it was. */
  readonly bytes: number;
  /** The address that it was asked by. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly rows: readonly Row[];
}

/** Leads from page to page of one list, to its end. */
export interface Pager {
  readonly first: PageParameters;
  /** Null: that was the last. Fails where the pages do not end, lead elsewhere or are not as many as they said. */
  readonly next: (page: ReadPage) => Result<PageParameters | null, Failure>;
}

const ENDLESS = fail<Failure>({ code: "bad_data", what: "endless_paging" });
const TORN = fail<Failure>({ code: "bad_data", what: "mixed_snapshot" });

/** What servers cut a page to that was asked larger: one that is just so long may not be the last. */
const USUAL_CAPS: ReadonlySet<number> = new Set([
  ...[10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 128, 150, 200, 250, 256],
  ...[300, 400, 500, 512, 1000, 1024, 2000, 2500, 5000],
]);

/** @param places of the mapping's paths */
export const pagerOf = (
  paging: MappedPaging | undefined,
  address: string,
  places: PagingPlaces,
): Pager => {
  switch (paging?.by) {
    case undefined:
      return { first: FIRST_PAGE, next: () => ok(null) };
    case "page":
      return counting(paging.rows, places, (page, size) => ({
        parameters: {
          [paging.page]: paging.first + page,
          ...(paging.size === undefined ? {} : { [paging.size]: size }),
        },
      }));
    case "offset":
      return counting(paging.rows, places, (_, size, rows) => ({
        parameters: {
          [paging.offset]: rows,
          ...(paging.size === undefined ? {} : { [paging.size]: size }),
        },
      }));
    case "path":
      return counting(paging.rows ?? null, places, (page) => ({
        parameters: {},
        inPath: paging.first + page,
      }));
    case "cursor":
      return following(
        ({ raw }) => saidIn(places.at, raw),
        (cursor) => ok({ parameters: { [paging.cursor]: cursor } }),
      );
    case "link":
      return following(
        ({ raw, headers }) =>
          places.at === null
            ? nextOfLink(headers.get("link") ?? "")
            : saidIn(places.at, raw),
        (link, { url }) => linkTo(link, url, address),
      );
    default:
      return paging satisfies never;
  }
};

/** False and 0 lead nowhere, as nothing does. */
const saidIn = (place: Place | null, answer: unknown): string | null => {
  const said = place?.({ value: answer, key: null });
  return said === false || said === 0 ? null : textIn(said);
};

/** The first page, then one after the other until one is shorter, or as many rows came as were said. */
const counting = (
  asked: number | null,
  { total }: PagingPlaces,
  pageAt: (page: number, size: number, rows: number) => PageParameters,
): Pager => {
  let page = 0;
  let rows = 0;
  let size = asked ?? 0;
  let isDoubted = false;
  let before = "";
  return {
    first: pageAt(0, size, 0),
    next: (read) => {
      const count = read.rows.length;
      const ends = endsOf(read.rows);
      const isSame = count > 0 && ends === before;
      // It knows no pages, and had said everything at once.
      if (isSame && isDoubted && page === 1) return ok(null);
      if (isSame) return ENDLESS;
      before = ends;
      rows += count;
      page++;
      const told = Number(saidIn(total, read.raw) ?? Number.NaN);
      if (!Number.isNaN(told)) {
        if (rows >= told) return ok(null);
        return count === 0 ? TORN : ok(pageAt(page, size, rows));
      }
      if (count === 0) return ok(null);
      if (page === 1 && count < size) {
        if (!USUAL_CAPS.has(count)) return ok(null);
        isDoubted = true;
        size = count;
      }
      return count < size ? ok(null) : ok(pageAt(page, asked ?? 0, rows));
    },
  };
};

/** Its first and its last row: pages that have both in common are one. */
const endsOf = (rows: readonly Row[]): string =>
  JSON.stringify([rows[0], rows.at(-1)]);

/** Each answer says where the next is; one that says it again goes round in circles. */
const following = (
  nextIn: (page: ReadPage) => string | null,
  pageAt: (next: string, page: ReadPage) => Result<PageParameters, Failure>,
): Pager => {
  const seen = new Set<string>();
  return {
    first: FIRST_PAGE,
    next: (page) => {
      const next = nextIn(page);
      if (next === null) return ok(null);
      if (seen.has(next)) return ENDLESS;
      seen.add(next);
      return pageAt(next, page);
    },
  };
};

/** A next page is where the first was: whoever sends us elsewhere is not followed. */
const linkTo = (
  link: string,
  from: string,
  address: string,
): Result<PageParameters, Failure> => {
  const target = URL.parse(link, from);
  const url = target === null ? null : urlOf(address, target.href);
  return url === null
    ? fail({ code: "bad_data", what: "redirect" })
    : ok({ parameters: {}, url: url.href });
};

/** RFC 8288, 3: the target of the first link whose relations have "next" among them. */
export const nextOfLink = (header: string): string | null => {
  for (const [, target = "", parameters = ""] of header
    .slice(0, 8192)
    .matchAll(
      /<([^<>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*=\s*(?:"[^"]*"|[^\s",;]*))*)/g,
    )) {
    const [, quoted, plain] =
      /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]*))/i.exec(parameters) ?? [];
    if ((quoted ?? plain ?? "").toLowerCase().split(/\s+/).includes("next"))
      return target;
  }
  return null;
};
