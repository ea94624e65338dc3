import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  NONE_RUNNING,
  activeSince,
  bestSession,
  isOnline,
  lastActiveAt,
  markOf,
} from "../../../utils/domain/facts.ts";
import { type Moment, compareBy } from "../../../utils/domain/order.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import {
  type PeopleIndex,
  createIndex,
  updateIndex,
} from "../../../utils/domain/people-index.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { facetsOf } from "../../../utils/domain/selection.ts";
import { select } from "../../support/select.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { topRows } from "../../../utils/domain/top-rows.ts";
import type { Sort, SortKey, View } from "../../../utils/domain/view.ts";
import { NOON } from "../../support/builders.ts";
import { detailPlacing } from "../../../utils/models/detail-placing.ts";
import { anyId, anyList, anyReport } from "./reports.ts";

const KEYS = [
  "status",
  "user",
  "email",
  "role",
  "page",
  "activeFor",
  "lastActive",
  "account",
  "presence",
  "activity",
  "engaged",
  "lastSeen",
  "lastLogin",
  "sessions",
  "messages",
  "questions",
  "device",
  "network",
] as const satisfies readonly SortKey[];

const sort: fc.Arbitrary<Sort> = fc.record({
  key: fc.constantFrom(...KEYS),
  direction: fc.constantFrom("ascending", "descending"),
});
const view: fc.Arbitrary<View> = fc.record({
  search: fc.constantFrom(
    "",
    "",
    "",
    "an",
    "ACME",
    "a+b",
    "(x|y)*",
    "[",
    "\\d",
    ".",
    " bo ",
    "\n",
  ),
  presence: fc.constantFrom(
    null,
    null,
    "online" as const,
    "offline" as const,
    "unknown" as const,
  ),
  account: fc.constantFrom(null, null, "active" as const, "disabled" as const),
  role: fc.constantFrom(null, null, "owner"),
  page: fc.constantFrom(null, null, "/orders/*"),
  sort,
});
const moment: fc.Arbitrary<Moment> = fc.boolean().map((stale) => ({
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale,
  running: NONE_RUNNING,
  nameOf: pageName,
  details: detailPlacing,
}));

const pageOf = (report: Report): string | null =>
  pageName(bestSession(report)?.page ?? null);

/** The promise of each column, written the slow way: what it compares by; null = not known. */
const VALUE: Readonly<
  Record<Exclude<SortKey, "status">, (report: Report) => string | number | null>
> = {
  user: ({ name, email, id }) => name ?? email ?? id,
  email: ({ email }) => email,
  role: ({ role }) => role,
  page: pageOf,
  activeFor: (report) => {
    const since = activeSince(report, NONE_RUNNING);
    return since === null ? null : Math.max(0, NOON - since);
  },
  lastActive: lastActiveAt,
  account: ({ account }) => account,
  presence: (report) =>
    report.sessions.length > 0 && report.account !== "disabled" ? 0 : 1,
  activity: (report) => {
    if (report.sessions.length === 0) return null;
    const at = lastActiveAt(report);
    if (at === null) return 3;
    const minutes = (NOON - at) / 60_000;
    return minutes < 10 ? 0 : minutes < 30 ? 1 : 2;
  },
  // No session is running in these lists.
  engaged: () => null,
  lastSeen: ({ lastSeenAt }) => lastSeenAt,
  lastLogin: ({ lastLoginAt, account }) =>
    lastLoginAt === "never" || (account === "pending" && lastLoginAt === null)
      ? -1
      : lastLoginAt,
  sessions: ({ counts }) => counts?.sessions ?? null,
  messages: ({ counts }) => counts?.messages ?? null,
  questions: ({ counts }) => counts?.questions ?? null,
  device: (report) => {
    const { device = null, userAgent = null } = bestSession(report) ?? {};
    const named = [device?.browser ?? "", device?.os ?? ""].join(" ").trim();
    return named === "" ? userAgent : named;
  },
  network: (report) => bestSession(report)?.ip ?? null,
};
const ORDER = [
  "active",
  "online",
  "idle",
  "away",
  "unknown",
  "disabled",
  "offline",
  "pending",
];
const collator = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: "base",
});

const naiveCompare =
  ({ key, direction }: Sort) =>
  (a: Report, b: Report): number => {
    const sign = direction === "ascending" ? 1 : -1;
    if (key === "status") {
      const place = (report: Report) =>
        ORDER.indexOf(markOf(report, NOON, DEFAULT_LIMITS, false));
      return sign * (place(a) - place(b));
    }
    const [left, right] = [VALUE[key](a), VALUE[key](b)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null);
    if (typeof left === "string" || typeof right === "string")
      return sign * collator.compare(String(left), String(right));
    return sign * (left - right);
  };

const naivePasses = (report: Report, wanted: View, stale: boolean): boolean => {
  const needle = wanted.search.trim().toLowerCase();
  const texts = [
    report.name,
    report.email,
    pageOf(report),
    report.name === null ? report.id : null,
  ];
  return (
    (needle === "" ||
      texts.some((text) => text?.toLowerCase().includes(needle))) &&
    (wanted.account === null || report.account === wanted.account) &&
    (wanted.role === null || report.role === wanted.role) &&
    (wanted.page === null || pageOf(report) === wanted.page) &&
    (wanted.presence === null ||
      (wanted.presence === "unknown"
        ? stale
        : isOnline(report) === (wanted.presence === "online")))
  );
};

const shown = (
  index: PeopleIndex,
  wanted: View,
  at: Moment,
): readonly Report[] =>
  [...select(index, wanted, at).slots].flatMap(
    (slot) => index.reports[slot] ?? [],
  );

describe("a selection", () => {
  it("holds exactly who passes the filters, in the order of the column", () => {
    fc.assert(
      fc.property(anyList, view, moment, (list, wanted, at) => {
        const rows = shown(createIndex(list), wanted, at);
        const expected = list.filter((report) =>
          naivePasses(report, wanted, at.stale),
        );
        expect(new Set(rows)).toEqual(new Set(expected));
        expect(rows).toHaveLength(expected.length);
        const compare = naiveCompare(wanted.sort);
        for (const [place, row] of rows.entries()) {
          const next = rows[place + 1];
          if (next !== undefined)
            expect(compare(row, next)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is the list's own order among equals, in either direction", () => {
    fc.assert(
      fc.property(anyList, sort, moment, (list, by, at) => {
        const everybody = {
          search: "",
          presence: null,
          account: null,
          role: null,
          page: null,
          sort: by,
        };
        expect(shown(createIndex(list), everybody, at)).toEqual(
          list.toSorted(compareBy(by, at)),
        );
      }),
    );
  });

  it("of a list that was changed in place is that of the changed list", () => {
    const step = fc.record({
      upserts: fc.array(anyReport, { maxLength: 4 }),
      removals: fc.array(anyId, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        anyList,
        fc.array(step, { maxLength: 5 }),
        view,
        moment,
        (list, steps, wanted, at) => {
          const index = createIndex(list);
          const map = new Map(list.map((report) => [report.id, report]));
          for (const { upserts, removals } of steps) {
            updateIndex(index, upserts, removals);
            for (const report of upserts) map.set(report.id, report);
            for (const id of removals) map.delete(id);
          }
          expect(index.size).toBe(map.size);
          expect(new Set(shown(index, wanted, at))).toEqual(
            new Set(
              [...map.values()].filter((report) =>
                naivePasses(report, wanted, at.stale),
              ),
            ),
          );
          expect(facetsOf(index)).toEqual(
            facetsOf(createIndex([...map.values()])),
          );
        },
      ),
    );
  });
});

describe("the first rows", () => {
  it("are the first of the whole list sorted", () => {
    fc.assert(
      fc.property(anyList, sort, moment, fc.nat(12), (list, by, at, count) => {
        expect(topRows(list, by, at, count)).toEqual(
          list.toSorted(compareBy(by, at)).slice(0, count),
        );
      }),
    );
  });
});
