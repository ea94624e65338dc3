import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import { policyOf } from "../../../utils/domain/managed-policy.ts";
import {
  NO_POLICY,
  type Policy,
  mayExport,
} from "../../../utils/domain/policy.ts";
import { DEFAULT_LIMITS, limitsOf } from "../../../utils/domain/source.ts";

describe("a policy", () => {
  it("of no values decides nothing", () => {
    expect(policyOf({})).toEqual(NO_POLICY);
  });

  it("is read as it was written", () => {
    expect(
      policyOf({
        revealIp: false,
        maskEmails: true,
        shareSafe: true,
        notifications: false,
        language: "de",
        ownConnections: false,
        exportFormats: ["json", "csv"],
        personalColumns: false,
        limits: { idleMinutes: 5, awayMinutes: 20, stuckMinutes: 15 },
        retention: { detailDays: 90, rollupMonths: 0, travelHours: 1 },
      }),
    ).toEqual({
      revealIp: false,
      maskEmails: true,
      shareSafe: true,
      notifications: false,
      language: "de",
      ownConnections: false,
      exports: ["csv", "json"],
      personalColumns: false,
      limits: {
        idleAfterMs: 5 * MINUTE,
        awayAfterMs: 20 * MINUTE,
        stuckAfterMs: 15 * MINUTE,
      },
      retention: { detailDays: 90, rollupMonths: 0, travelHours: 1 },
    } satisfies Policy);
  });

  it.each(["fr", "DE", "", 1, null, ["de"]])(
    "leaves the language to everybody where it is %j",
    (language) => {
      expect(policyOf({ language }).language).toBeNull();
    },
  );

  const WRONG = ["no", "true", 0, 1, null, {}, [], Number.NaN];

  describe.each([
    "revealIp",
    "notifications",
    "ownConnections",
    "personalColumns",
  ] as const)("that may forbid: %s", (key) => {
    it("allows by yes alone", () => {
      expect(policyOf({ [key]: true })[key]).toBe(true);
      expect(policyOf({ [key]: false })[key]).toBe(false);
    });

    it.each(WRONG)("takes %j for a no", (value) => {
      expect(policyOf({ [key]: value })[key]).toBe(false);
    });
  });

  describe.each(["maskEmails", "shareSafe"] as const)(
    "that may mask: %s",
    (key) => {
      it("leaves unmasked by no alone", () => {
        expect(policyOf({ [key]: false })[key]).toBe(false);
        expect(policyOf({ [key]: true })[key]).toBe(true);
      });

      it.each(WRONG)("takes %j for a yes", (value) => {
        expect(policyOf({ [key]: value })[key]).toBe(true);
      });
    },
  );

  it.each(["csv", null, true, 0, { 0: "csv", length: 1 }])(
    "allows no file where the formats are %j",
    (exportFormats) => {
      expect(policyOf({ exportFormats }).exports).toEqual([]);
    },
  );

  it("allows the formats that it names, and no other", () => {
    const policy = policyOf({ exportFormats: ["csv", "exe", 7, null] });
    expect(policy.exports).toEqual(["csv"]);
    expect(mayExport(policy, "csv")).toBe(true);
    expect(mayExport(policy, "xlsx")).toBe(false);
    expect(mayExport(policyOf({ exportFormats: [] }), "csv")).toBe(false);
    expect(mayExport(NO_POLICY, "recording")).toBe(true);
  });

  it("may decide for how long things are kept, all or some of it, within bounds", () => {
    expect(policyOf({ retention: { detailDays: 1 } }).retention).toEqual({
      detailDays: 2,
    });
    expect(policyOf({ retention: { rollupMonths: 1e9 } }).retention).toEqual({
      rollupMonths: 60,
    });
  });

  it.each([undefined, null, "all", 30, [], { detailDays: "30" }, { x: 1 }])(
    "decides nothing of what is kept by %j",
    (retention) => {
      expect(policyOf({ retention }).retention).toEqual({});
    },
  );

  it.each([null, "5", [], { idleMinutes: "5" }, { idleMinutes: 1.5 }])(
    "decides no limit by %j",
    (limits) => {
      expect(policyOf({ limits }).limits).toEqual({});
    },
  );

  it("keeps limits within bounds, and nobody away before they are idle", () => {
    const { limits } = policyOf({
      limits: { idleMinutes: 0, awayMinutes: -3, stuckMinutes: 1e6 },
    });
    expect(limits).toEqual({
      idleAfterMs: MINUTE,
      awayAfterMs: MINUTE,
      stuckAfterMs: 24 * HOUR,
    });
    expect(
      policyOf({ limits: { idleMinutes: 40, awayMinutes: 20 } }).limits,
    ).toEqual({ idleAfterMs: 40 * MINUTE, awayAfterMs: 40 * MINUTE });
  });

  it.each([
    [{ idleMinutes: 5 }, null, 5, 30],
    [{ idleMinutes: 45 }, null, 45, 45],
    [{ awayMinutes: 4 }, null, 4, 4],
    [{ awayMinutes: 20 }, 25, 20, 20],
    [{ awayMinutes: 20 }, 15, 15, 20],
    [{ idleMinutes: 5, awayMinutes: 6 }, 60, 5, 6],
  ])(
    "with limits %j goes before the person's choice of %j min idle",
    (limits, idle, idleMinutes, awayMinutes) => {
      const found = limitsOf(
        {
          limits: {
            idleAfterMs: idle === null ? null : idle * MINUTE,
            awayAfterMs: null,
          },
          lockedLimits: policyOf({ limits }).limits,
        },
        null,
      );
      expect(found).toEqual({
        ...DEFAULT_LIMITS,
        idleAfterMs: idleMinutes * MINUTE,
        awayAfterMs: awayMinutes * MINUTE,
      });
    },
  );
});
