import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { LiveSession } from "../../../utils/domain/person.ts";
import { explainRow, sampleRows } from "../../../utils/mapping/explain.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import { peopleIn } from "../../../utils/mapping/people-in.ts";
import { NOON } from "../../support/builders.ts";
import { unwrap } from "../../support/unwrap.ts";

const CONTEXT = { serverTime: NOON, address: "https://acme.test/api" };
const MAPPING: Mapping = {
  version: 1,
  auth: { kind: "bearer" },
  list: {
    request: { path: "/sessions" },
    fields: {
      ...{ id: "user", ip: "ip", page: "page", browser: "browser", os: "os" },
      endsAt: { from: "ends", unit: "ms" },
      startedAt: { from: "began", unit: "ms" },
      pageSince: { from: "came", unit: "ms" },
      lastActiveAt: { from: "acted", unit: "ms" },
      lastSeenAt: { from: "seen", unit: "ms" },
    },
  },
  online: { when: "listed" },
};

const sessionsOf = (row: object): readonly LiveSession[] => {
  const answers = { list: [[{ user: "ana", ...row }]] };
  const { reports } = unwrap(peopleIn(MAPPING, answers, CONTEXT));
  return reports.flatMap(({ sessions }) => sessions);
};

describe("a session", () => {
  test.each([
    ["ends later", { ends: NOON + MINUTE }, 1],
    ["ended just now", { ends: NOON }, 0],
    ["ended before", { ends: NOON - MINUTE }, 0],
    ["does not say when it ends", {}, 1],
    ["says no time there", { ends: "never" }, 1],
  ])("that %s", (_, row, count) => {
    expect(sessionsOf(row)).toHaveLength(count);
  });

  test("has each of its times in its own place", () => {
    const row = {
      ...{ began: NOON - 4000, came: NOON - 3000, acted: NOON - 2000 },
      ...{ seen: NOON - 1000, page: "https://acme.test/a" },
      ...{ browser: "Firefox", os: "Linux" },
    };
    expect(sessionsOf(row)).toMatchObject([
      {
        startedAt: NOON - 4000,
        lastActiveAt: NOON - 2000,
        lastSeenAt: NOON - 1000,
        page: { url: "https://acme.test/a", since: NOON - 3000 },
        device: { browser: "Firefox", os: "Linux", type: null },
      },
    ]);
  });

  test("may end ahead of the clock without a problem", () => {
    const [row] =
      sampleRows(MAPPING, [{ user: "ana", ends: NOON + 60 * MINUTE }]) ?? [];
    const explained = row && explainRow(MAPPING, row, CONTEXT);
    expect(explained?.find(({ name }) => name === "endsAt")).toEqual({
      name: "endsAt",
      at: "list.fields.endsAt",
      said: String(NOON + 60 * MINUTE),
      value: NOON + 60 * MINUTE,
    });
  });

  test.each([
    ["203.0.113.7", "203.0.113.7"],
    [" 203.0.113.7 ", "203.0.113.7"],
    ["2001:db8::17", "2001:db8::17"],
    ["::ffff:127.0.0.1", "::ffff:127.0.0.1"],
    ["unknown", null],
    ["10.0.0.1, 203.0.113.7", null],
    ["localhost", null],
    ["", null],
  ])("with %j for an address", (ip, address) => {
    expect(sessionsOf({ ip })[0]?.ip).toBe(address);
  });
});
