import { describe, expect, it } from "vitest";
import type { Mapping } from "../../utils/mapping/mapping.ts";
import { type Action, startFaultServer } from "../support/fault-server.ts";
import {
  connectMapped,
  idsOf,
  mappingOf,
  polled,
  rowsFrom,
  says,
} from "./mapped-answers.ts";
import { expectSecretInEach } from "./product.ts";

type Paging = NonNullable<Mapping["list"]["paging"]>;

const PEOPLE = 25;
const ALL = rowsFrom(0, PEOPLE).map(({ id }) => id);

/** A platform of 25 people that gives pages in every way. */
const platform: Action = says(
  (request, query) => {
    const size = Math.min(Number(query.get("size") ?? 10), 10);
    const start = Number(
      query.get("skip") ?? Number(query.get("page") ?? 0) * size,
    );
    const from = query.has("cursor")
      ? Number(query.get("cursor")?.slice(1))
      : start;
    const people = rowsFrom(from, Math.min(size, PEOPLE - from));
    const end = from + people.length;
    const isLast = end >= PEOPLE;
    const next = isLast ? null : `c${end}`;
    return {
      people,
      total: PEOPLE,
      next_page_token: next,
      link: isLast
        ? ""
        : `${request.target.split("?")[0] ?? ""}?cursor=c${end}&size=10`,
    };
  },
  (request) => {
    const at = Number(/cursor=c(\d+)/.exec(request.target)?.[1] ?? 0) + 10;
    return at >= PEOPLE
      ? {}
      : {
          headers: {
            Link: `<https://other.test/first>; rel="first", </api/people?cursor=c${at}&size=10>; rel="prev next"`,
          },
        };
  },
);

const KINDS: readonly (readonly [string, Paging])[] = [
  ["number", { by: "page", page: "page", first: 0, size: "size", rows: 10 }],
  [
    "number, of a server that gives less than it is asked for",
    { by: "page", page: "page", first: 0, size: "size", rows: 100 },
  ],
  [
    "number, with a total",
    {
      by: "page",
      page: "page",
      first: 0,
      size: "size",
      rows: 100,
      total: "total",
    },
  ],
  ["offset", { by: "offset", offset: "skip", size: "size", rows: 10 }],
  [
    "offset, of a server that gives less than it is asked for",
    { by: "offset", offset: "skip", size: "size", rows: 1000 },
  ],
  [
    "a cursor that is called a token",
    { by: "cursor", cursor: "cursor", at: "next_page_token" },
  ],
  ["Link header", { by: "link" }],
  ["an address in the answer", { by: "link", at: "link" }],
];

describe("a list in pages", () => {
  it.each(KINDS)("is read to its end by %s", async (_, paging) => {
    const { server, feed } = await connectMapped(mappingOf({ paging }), {
      "/people": platform,
    });
    expect(await idsOf(feed)).toEqual(ALL);
    server.expectRequests(3);
    expectSecretInEach(server, {});
  });

  it("says what came, and whether there was more", async () => {
    const paging: Paging = {
      ...{ by: "page", page: "page", first: 0, size: "size", rows: 10 },
    };
    const whole = await connectMapped(mappingOf({ paging }), {
      "/people": platform,
    });
    expect(whole.feed.came?.()).toBeNull();
    await polled(whole.feed);
    expect(whole.feed.came?.()).toEqual({
      list: { pages: 3, rows: PEOPLE, isCut: false },
      ...{ directory: null, each: null },
    });
    const cut = await connectMapped(
      mappingOf({ paging: { ...paging, most: 2, rest: "left" } }),
      { "/people": platform },
    );
    await polled(cut.feed);
    expect(cut.feed.came?.()?.list).toEqual({
      ...{ pages: 2, rows: 20, isCut: true },
    });
  });

  it("is read by a number in its path", async () => {
    const paging: Paging = { by: "path", first: 1 };
    const pages = (page: number) =>
      says(() => ({
        people: rowsFrom(
          (page - 1) * 10,
          Math.min(10, PEOPLE - (page - 1) * 10),
        ),
      }));
    const { server, feed } = await connectMapped(
      mappingOf({ request: { path: "/people/{page}/list" }, paging }),
      {
        "/1/list": pages(1),
        "/2/list": pages(2),
        "/3/list": pages(3),
        "/4/list": pages(4),
      },
    );
    expect(await idsOf(feed)).toEqual(ALL);
    server.expectRequests(4);
  });

  it("puts its parameters into the body where there is one", async () => {
    const seen: unknown[] = [];
    const give = says(({ body }) => {
      const asked = JSON.parse(body) as {
        page: { after?: string; keep: number };
      };
      seen.push(asked);
      return {
        people: rowsFrom(asked.page.after === undefined ? 0 : 2, 2),
        next: asked.page.after === undefined ? "x" : null,
      };
    });
    const { server, feed } = await connectMapped(
      mappingOf({
        request: {
          path: "/people",
          body: { kind: "json", json: { page: { keep: 1 } } },
        },
        paging: { by: "cursor", cursor: "page.after", at: "next" },
      }),
      { "/people": give },
    );
    expect(await idsOf(feed)).toEqual(["p0", "p1", "p2", "p3"]);
    expect(seen).toEqual([
      { page: { keep: 1 } },
      { page: { keep: 1, after: "x" } },
    ]);
    expect(server.requests.map(({ method }) => method)).toEqual([
      "POST",
      "POST",
    ]);
  });

  it("says each person once, though somebody moved from one page to the next", async () => {
    const moved = says((_, query) => ({
      people: rowsFrom(
        query.get("page") === "1" ? 9 : 0,
        query.get("page") === "1" ? 5 : 10,
      ),
    }));
    const { feed } = await connectMapped(
      mappingOf({ paging: { by: "page", page: "page", first: 0, rows: 10 } }),
      { "/people": moved },
    );
    expect(await idsOf(feed)).toEqual(rowsFrom(0, 14).map(({ id }) => id));
  });

  it("is whole where a server knows no pages and says all at once, of a usual number", async () => {
    const all = says(() => ({ people: rowsFrom(0, 25) }));
    const { server, feed } = await connectMapped(
      mappingOf({ paging: { by: "page", page: "page", first: 0, rows: 100 } }),
      { "/people": all },
    );
    expect(await idsOf(feed)).toEqual(ALL);
    server.expectRequests(2);
  });
});

describe("pages that are no list", () => {
  const failing: readonly (readonly [string, Paging, Action, object])[] = [
    [
      "the same cursor again",
      { by: "cursor", cursor: "cursor", at: "next" },
      says(() => ({ people: rowsFrom(0, 1), next: "again" })),
      { what: "endless_paging" },
    ],
    [
      "the same page again",
      { by: "page", page: "page", first: 0, rows: 10 },
      says(() => ({ people: rowsFrom(0, 10) })),
      { what: "endless_paging" },
    ],
    [
      "the same address again",
      { by: "link", at: "next" },
      says(() => ({ people: [], next: "/api/people?a=1" })),
      { what: "endless_paging" },
    ],
    [
      "more pages than the mapping allows",
      { by: "cursor", cursor: "cursor", at: "next", most: 3 },
      says((_, query) => ({
        people: rowsFrom(0, 1),
        next: `${query.get("cursor") ?? ""}x`,
      })),
      { code: "too_large", limit: "3" },
    ],
    [
      "fewer rows than were said",
      { by: "page", page: "page", first: 0, rows: 10, total: "total" },
      says((_, query) => ({
        people: query.get("page") === "0" ? rowsFrom(0, 10) : [],
        total: 25,
      })),
      { what: "mixed_snapshot" },
    ],
    [
      "a later page that fails",
      { by: "cursor", cursor: "cursor", at: "next" },
      says((_, query) =>
        query.has("cursor") ? 500 : { people: rowsFrom(0, 1), next: "x" },
      ),
      { code: "server_error" },
    ],
    [
      "a later page without rows' place",
      { by: "cursor", cursor: "cursor", at: "next" },
      says((_, query) =>
        query.has("cursor")
          ? { error: "no" }
          : { people: rowsFrom(0, 1), next: "x" },
      ),
      { what: "no_rows" },
    ],
  ];
  it.each(failing)("are refused: %s", async (_, paging, action, failure) => {
    const { server, feed } = await connectMapped(mappingOf({ paging }), {
      "/people": action,
    });
    expect(await idsOf(feed)).toMatchObject(failure);
    server.expectRequests(4);
  });

  it.each(["Link header", "body"])(
    "are not followed to another origin, as the %s says",
    async (where) => {
      const other = await startFaultServer([{ action: platform }]);
      for (const target of [
        `${other.origin}/api/people?page=2`,
        "//evil.test/people",
        "https://me:pw@127.0.0.1/people",
      ]) {
        const paging: Paging =
          where === "body" ? { by: "link", at: "next" } : { by: "link" };
        const lead = says(
          () => ({ people: rowsFrom(0, 1), next: target }),
          () => ({ headers: { Link: `<${target}>; rel=next` } }),
        );
        const { server, feed } = await connectMapped(mappingOf({ paging }), {
          "/people": lead,
        });
        expect(await idsOf(feed)).toEqual({
          code: "bad_data",
          what: "redirect",
        });
        server.expectRequests(1);
      }
      other.expectRequests(0);
    },
  );
});

describe("pages that are ever so long", () => {
  it("are too much together, though each of them is not", async () => {
    const mapping = mappingOf({
      paging: { by: "cursor", cursor: "after", at: "next" },
    });
    const body = new TextEncoder().encode(
      `{"next":"0","people":[{"id":"ana"}],"padding":"${"x".repeat(30_000_000)}"}`,
    );
    const digit = body.indexOf("0".charCodeAt(0));
    const headers = { "Content-Type": "application/json" };
    const fetch = () => {
      body.fill((body[digit] ?? 0) + 1, digit, digit + 1);
      return Promise.resolve(new Response(body, { headers }));
    };
    const { feed, io } = await connectMapped(mapping, {}, { world: { fetch } });
    expect(await polled(feed)).toEqual({ code: "too_large", limit: "128 MB" });
    expect(io.asked).toHaveLength(5);
  });
});
