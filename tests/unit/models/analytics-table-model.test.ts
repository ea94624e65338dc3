import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { DAY } from "../../../utils/domain/instant.ts";
import { createIndex } from "../../../utils/domain/people-index.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { PersonUse } from "../../../utils/domain/analytics/analytics.ts";
import type { Answer } from "../../../utils/models/analytics-model.ts";
import { AnalyticsTableModel } from "../../../utils/models/analytics-table-model.ts";
import type { People } from "../../../utils/models/people.ts";
import { analytics, use } from "../../support/analytics-builders.ts";
import { NOON, before, person } from "../../support/builders.ts";

const answered = (people: readonly PersonUse[]): Answer => ({
  choice: { kind: "week" },
  zone: "UTC",
  now: analytics({ people }),
  before: null,
  at: NOON,
});

const listed = (reports: readonly Report[], whole = true): People => ({
  index: createIndex(reports),
  running: new Map(),
  ended: [],
  visited: [],
  revision: 1,
  whole,
  since: 0,
  touched: new Set(),
});

const table = (used: readonly PersonUse[], reports: readonly Report[]) => {
  const answer = signal<Answer | null>(answered(used));
  const people = signal<People | null>(listed(reports));
  const model = new AnalyticsTableModel({ answer, people });
  const shown = () =>
    [...(model.rows.value ?? [])].map((row) => model.everybody.value?.ids[row]);
  return { model, answer, people, shown };
};

describe("the table of the people of a range", () => {
  const reports = [
    person("ana", { name: "Ana", email: "ana@acme.test" }),
    person("bo", { lastActiveAt: before(40 * DAY), email: "bo@acme.test" }),
  ];

  it("begins with who was there, the longest first", () => {
    const { shown } = table(
      [use("ana", { timeMs: 1 }), use("cy", { timeMs: 2 })],
      reports,
    );
    expect(shown()).toEqual(["cy", "ana"]);
  });

  it("turns the order around when its column is chosen again", () => {
    const { model, shown } = table(
      [use("ana", { sessions: 1 }), use("cy", { sessions: 2 })],
      reports,
    );
    model.sortBy("sessions");
    expect(shown()).toEqual(["cy", "ana"]);
    model.sortBy("sessions");
    expect(shown()).toEqual(["ana", "cy"]);
    model.sortBy("name");
    expect(model.sort.value.direction).toBe("ascending");
  });

  it("filters by a limit of one's own, and copies exactly who is left", () => {
    const { model, shown } = table([use("ana")], reports);
    model.choose("inactive");
    expect(shown()).toEqual(["bo"]);
    expect(model.addresses()).toEqual(["bo@acme.test"]);
    model.type("inactive", "41");
    expect(shown()).toEqual([]);
    expect(model.addresses()).toEqual([]);
  });

  it.each(["", "0", "-3", "4.5", "abc", "401"])(
    "takes %j for no limit, and shows nobody by it",
    (text) => {
      const { model } = table([use("ana")], reports);
      model.choose("recent");
      model.type("recent", text);
      expect(model.isWrong.value).toBe(true);
      expect(model.rows.value).toBeNull();
    },
  );

  it("walks nobody because of a revision, but everybody when the list is whole or the history another", () => {
    const { model, people, answer } = table([use("ana")], []);
    people.value = listed([], false);
    const first = model.everybody.value;
    people.value = listed(reports);
    const whole = model.everybody.value;
    expect(whole).not.toBe(first);
    people.value = listed(reports);
    expect(model.everybody.value).toBe(whole);
    answer.value = answered([]);
    expect(model.everybody.value).not.toBe(whole);
  });
});
