import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../../../utils/domain/person.ts";
import {
  newIntern,
  packReports,
  unpackReports,
} from "../../../utils/storage/packed-reports.ts";
import { online, person } from "../../support/builders.ts";
import { anyReport } from "../domain/reports.ts";

/** As the disk gives it back. */
const roundTrip = (reports: readonly Report[]): readonly Report[] =>
  unpackReports(structuredClone(packReports(reports)), newIntern());

describe("packed reports", () => {
  it("give back what was packed, whatever it was", () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 20 }), (reports) => {
        expect(roundTrip(reports)).toEqual(reports);
      }),
      { numRuns: 500 },
    );
  });

  it.each<readonly [string, Report]>([
    ["a login that never was", person("a", { lastLoginAt: "never" })],
    ["a login that is not known", person("a", { lastLoginAt: null })],
    ["no counts", person("a", { counts: null })],
    [
      "counts of which none is known",
      person("a", {
        counts: { sessions: null, messages: null, questions: null },
      }),
    ],
    [
      "counts of zero",
      person("a", { counts: { sessions: 0, messages: 0, questions: 0 } }),
    ],
    [
      "empty texts",
      person("a", { name: "", role: "", company: "", email: "" }),
    ],
    [
      "two sessions",
      person("a", {
        sessions: [...online("x").sessions, ...online("y").sessions],
      }),
    ],
    ["a hostile id", person("__proto__", { name: "constructor" })],
  ])("tell %s from its neighbours", (_, report) => {
    expect(roundTrip([person("z"), report, online("y")])).toEqual([
      person("z"),
      report,
      online("y"),
    ]);
  });

  it("may be none, and may be a full record of different words", () => {
    expect(roundTrip([])).toEqual([]);
    const many = Array.from({ length: 500 }, (_, index) =>
      (index % 3 === 0 ? online : person)(`u${index}`, {
        role: `role ${index}`,
        company: `company ${index}`,
      }),
    );
    expect(roundTrip(many)).toEqual(many);
  });
});
