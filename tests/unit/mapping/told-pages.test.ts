import { describe, expect, it } from "vitest";
import type { MappedPaging } from "../../../utils/mapping/mapping-list.ts";
import { Paging } from "../../../utils/mapping/mapping-list.ts";
import { pagesIn } from "../../../utils/mapping/told-pages.ts";

const ROWS = [{ id: 1, next: "/not-this", page: 1, limit: 5 }, { id: 2 }];
const link = (at: string): MappedPaging => ({ by: "link", at });

describe("what an answer says of its pages", () => {
  it.each<
    readonly [maker: string, answer: object, paging: MappedPaging | null]
  >([
    [
      "Django REST framework",
      {
        count: 40,
        next: "https://a.test/u?page=2",
        previous: null,
        data: ROWS,
      },
      link("next"),
    ],
    [
      "the same on its last page",
      { count: 2, next: null, data: ROWS },
      link("next"),
    ],
    [
      "Laravel",
      {
        ...{ current_page: 1, per_page: 15, total: 40, data: ROWS },
        next_page_url: "https://a.test/u?page=2",
      },
      link("next_page_url"),
    ],
    [
      "JSON:API",
      { data: ROWS, links: { self: "/u", next: "/u?page=2" } },
      link("links.next"),
    ],
    [
      "HAL",
      { data: ROWS, _links: { next: { href: "/u?page=2" } } },
      link("_links.next.href"),
    ],
    [
      "OData",
      { data: ROWS, "@odata.nextLink": "https://a.test/u?$skip=2" },
      link('["@odata.nextLink"]'),
    ],
    [
      "a cursor",
      { data: ROWS, meta: { next_cursor: "bmV4dA" } },
      { by: "cursor", cursor: "cursor", at: "meta.next_cursor" },
    ],
    [
      "a cursor that leads nowhere now",
      { data: ROWS, nextCursor: null },
      { by: "cursor", cursor: "cursor", at: "nextCursor" },
    ],
    [
      "Spring",
      {
        data: ROWS,
        page: { size: 20, number: 0, totalElements: 40, totalPages: 2 },
      },
      { by: "page", page: "page", first: 0, size: "size", rows: 20 },
    ],
    [
      "a number of a page",
      { data: ROWS, meta: { page: 1, pageSize: 2, total: 9 } },
      { by: "page", page: "page", first: 1, size: "pageSize", rows: 2 },
    ],
    [
      "an offset",
      { data: ROWS, offset: 0, limit: 2, total: 9 },
      { by: "offset", offset: "offset", size: "limit", rows: 2 },
    ],
    ["nothing", { data: ROWS, ok: true }, null],
    [
      "a name, and not a place",
      { data: ROWS, next: "maintenance on Monday" },
      null,
    ],
    ["a later page", { data: ROWS, page: 3, per_page: 2 }, null],
    ["a size alone", { data: ROWS, limit: 2 }, null],
  ])("of %s", (_, answer, paging) => {
    const told = pagesIn(answer, "data", 2);
    expect(told.paging).toEqual(paging);
    if (paging !== null) expect(Paging.parse(told.paging)).toEqual(paging);
  });

  it.each<readonly [answer: object, rows: number | null, more: object | null]>([
    [{ total: 9 }, 2, { total: 9 }],
    [{ meta: { total_count: 9, count: 2 } }, 2, { total: 9 }],
    [{ total: 2 }, 2, null],
    [{ total: 9 }, null, null],
    [{ hasMore: true }, null, { total: null }],
    [{ has_more: false }, 2, null],
    [{ next: "/u?page=2" }, 2, { total: null }],
    [{ count: 9, next: "/u?page=2" }, 2, { total: 9 }],
    [{ next: null }, 2, null],
  ])("%j with %j rows: is there more?", (answer, rows, more) => {
    expect(pagesIn({ ...answer, data: ROWS }, "data", rows).more).toEqual(more);
  });

  it.each([
    [ROWS, undefined],
    [{ ana: { next: "/x", total: 9 } }, undefined],
    [null, "data"],
    ["text", "data"],
  ])("is nothing where the answer is the list itself: %j", (answer, at) => {
    expect(pagesIn(answer, at, 1)).toEqual({ paging: null, more: null });
  });
});
