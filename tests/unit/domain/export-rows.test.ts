import { pageName } from "../../../utils/domain/page-name.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import { describe, expect, it } from "vitest";
import {
  type ExportColumn,
  DEFAULT_PERSONAL,
  exportColumns,
  kindOf,
  valueOf,
  personalOf,
} from "../../../utils/domain/export-rows.ts";
import { MINUTE, instant } from "../../../utils/domain/instant.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import type { Value } from "../../../utils/domain/table.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";

const ana = online("u1", {
  name: "Ana",
  email: "ana@acme.test",
  role: "admin",
  company: "Acme",
  lastSeenAt: NOON,
  lastLoginAt: before(60 * MINUTE),
  counts: { sessions: 41, messages: 7, questions: null },
  sessions: [
    session({
      startedAt: before(90_500),
      ip: "203.0.113.7",
      userAgent: "Agent/1",
      page: pageOn("https://acme.test/orders/17"),
    }),
    session({ lastActiveAt: before(20 * MINUTE), ip: "10.0.0.1" }),
  ],
});
const bo = person("u2", { account: "pending", lastLoginAt: "never" });

const rowOf = (report: typeof ana, stale = false, serverNow = NOON) =>
  Object.fromEntries(
    exportColumns(["name", "email", "ip"]).map((column) => [
      column,
      valueOf(column, report, {
        serverNow,
        limits: DEFAULT_LIMITS,
        stale,
        running: NONE_RUNNING,
        nameOf: pageName,
        deviceOf: ({ userAgent }) => userAgent,
      }),
    ]),
  ) as Readonly<Record<ExportColumn, Value>>;

describe("the columns of an export", () => {
  it("leave personal ones out that were not chosen (T12)", () => {
    expect(exportColumns([])).not.toEqual(expect.arrayContaining(["name"]));
    for (const personal of ["name", "email", "ip"] as const) {
      expect(exportColumns([])).not.toContain(personal);
      expect(exportColumns([personal])).toContain(personal);
    }
    expect(
      exportColumns(["ip", "name"]).filter(
        (column) => column === "ip" || column === "name",
      ),
    ).toEqual(["name", "ip"]);
    expect(exportColumns(["name", "email", "ip"])).toHaveLength(22);
  });

  it("have neither addresses of mail nor of the network in them at first (T12)", () => {
    const columns = exportColumns(DEFAULT_PERSONAL);
    expect(columns).not.toContain("email");
    expect(columns).not.toContain("ip");
  });
});

describe("a row of an export", () => {
  it("says all four facts apart, and the session that speaks", () => {
    expect(rowOf(ana)).toEqual({
      id: "u1",
      name: "Ana",
      email: "ana@acme.test",
      presence: "online",
      activity: "active",
      account: "active",
      role: "admin",
      company: "Acme",
      page: "/orders/*",
      pageAddress: "https://acme.test/orders/17",
      activeForSeconds: 90,
      sessionStart: before(90_500),
      lastActive: NOON,
      lastSeen: NOON,
      lastLogin: before(60 * MINUTE),
      sessions: 2,
      device: "Agent/1",
      engagedSeconds: null,
      sessionsEver: 41,
      messages: 7,
      questions: null,
      ip: "203.0.113.7",
    });
  });

  it("says unknown, never offline, of stale data", () => {
    expect(rowOf(ana, true)).toMatchObject({
      presence: "unknown",
      activity: "unknown",
      account: "active",
    });
  });

  it("says never only where the platform said so, and nothing where it said nothing", () => {
    expect(rowOf(bo)).toMatchObject({
      presence: "offline",
      activity: "unknown",
      account: "pending",
      lastLogin: "never",
      lastActive: null,
      activeForSeconds: null,
      sessionStart: null,
      page: null,
      ip: null,
      sessions: 0,
    });
    expect(rowOf(person("u3"))).toMatchObject({ lastLogin: null });
  });

  it("has no negative length (I17)", () => {
    expect(
      rowOf(ana, false, instant(NOON - 60 * MINUTE)).activeForSeconds,
    ).toBe(0);
  });
});

describe("the kind of a column", () => {
  it("says how its numbers are to be read", () => {
    expect(kindOf("id")).toBe("text");
    expect(kindOf("lastLogin")).toBe("time");
    expect(kindOf("activeForSeconds")).toBe("duration");
    expect(kindOf("messages")).toBe("number");
  });
});

describe("the personal columns that a file begins with", () => {
  it.each<readonly [string | null, readonly string[]]>([
    [null, ["name"]],
    ["", []],
    ["ip email", ["email", "ip"]],
    ["name passwords", ["name"]],
  ])("are, of what is kept as %j, %j", (kept, columns) => {
    expect(personalOf(kept)).toEqual(columns);
  });
});
