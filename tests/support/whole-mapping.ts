import type { Mapping } from "../../utils/mapping/mapping.ts";

const REQUEST = {
  path: "/people",
  query: { team: "support" },
  headers: { Accept: "application/json" },
  body: { kind: "json", json: { a: 1 } },
} as const;

const ROWS = { at: "data", as: "entries", only: "id" } as const;

const PAGING = {
  by: "page",
  page: "page",
  first: 1,
  size: "per_page",
  rows: 50,
  total: "meta.total",
  most: 20,
  rest: "left",
} as const;

/** A mapping in which every part is set that can be set beside each other. */
export const WHOLE_MAPPING: Mapping = {
  version: 1,
  auth: { kind: "header", name: "X-Key", prefix: "Key " },
  list: {
    request: REQUEST,
    rows: ROWS,
    paging: PAGING,
    fields: { id: "id", status: "state", email: "mail" },
  },
  online: { when: "status", words: ["online"] },
  activeOn: ["page"],
  directory: {
    request: REQUEST,
    rows: ROWS,
    paging: PAGING,
    fields: { id: "id", email: "mail" },
    by: "email",
  },
  each: {
    request: { ...REQUEST, path: "/people/{id}/sessions" },
    rows: ROWS,
    paging: PAGING,
    fields: { session: "id", startedAt: { from: "at", unit: "s" } },
    people: 10,
    notFound: "no_sessions",
  },
  stream: {
    kind: "socket",
    path: "/socket",
    protocols: ["v1"],
    hello: [{ token: "{{secret}}" }],
    beat: { ping: 1 },
    messages: [
      { when: { "data.type": "left" }, does: "remove", rows: ROWS },
      { does: "upsert" },
    ],
  },
  clock: { from: "meta.now", unit: "ms" },
  errors: {
    at: "error",
    is: ["yes"],
    message: "error.text",
    code: "error.code",
    codes: { "401": "auth" },
  },
  perDay: 100_000,
  refreshMs: 30_000,
  site: "https://shop.acme.test",
  userUrl: "/users/{id}",
  drop: ["phone"],
};
