import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { Failure } from "../../../utils/domain/failure.ts";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import {
  DAY,
  HOUR,
  type Instant,
  MINUTE,
} from "../../../utils/domain/instant.ts";
import { fail, ok } from "../../../utils/domain/result.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { AnalyticsModel } from "../../../utils/models/analytics-model.ts";
import type { AnalyticsQuestion } from "../../../utils/models/analytics-question.ts";
import { RouteModel } from "../../../utils/models/route-model.ts";
import type { SourceGlance } from "../../../utils/storage/reader.ts";
import { analytics } from "../../support/analytics-builders.ts";
import { NOON, after } from "../../support/builders.ts";

const GLANCE: SourceGlance = {
  source: {
    id: sourceId("s"),
    connector: "protocol",
    name: null,
    address: "https://acme.test",
    generation: 1,
    paused: false,
  },
  state: null,
  connection: null,
  firstScreen: null,
};

/** A page over a history that the test answers for. */
const page = (hash = "#/analytics") => {
  const serverNow = signal<Instant>(NOON);
  const glance = signal<SourceGlance | null>(GLANCE);
  const asked: { question: AnalyticsQuestion; signal: AbortSignal }[] = [];
  const written: string[] = [];
  let beat = (): void => undefined;
  let failure: Failure | null = null;
  let slow: { readonly until: Instant; readonly over: Promise<void> } | null =
    null;
  const route = new RouteModel({
    hash,
    write: (next) => void written.push(next),
  });
  const model = new AnalyticsModel({
    route,
    glance,
    serverNow,
    limits: signal(DEFAULT_LIMITS),
    zone: () => "Europe/Warsaw",
    every: (_, call) => {
      beat = call;
      return () => undefined;
    },
    reader: {
      read: async (question, leaving) => {
        asked.push({ question, signal: leaving });
        const { range, zone } = question;
        if (slow !== null && range.to <= slow.until) await slow.over;
        return failure === null
          ? ok(analytics({ range, zone }))
          : fail(failure);
      },
      who: async () => ok([personId("ana")]),
    },
  });
  return {
    model,
    route,
    serverNow,
    glance,
    asked,
    written,
    beat: () => beat(),
    /** What ends before this is not answered until the given function is called. */
    slowBefore: (until: Instant) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      slow = { until, over: promise };
      return resolve;
    },
    setFailure: (next: Failure | null) => {
      failure = next;
    },
  };
};

const settled = () => new Promise((resolve) => setTimeout(resolve));

const hours = ({ question: { range } }: { question: AnalyticsQuestion }) =>
  (range.to - range.from) / HOUR;

describe("the analytics page", () => {
  it("asks for the past 7 days by the reader's calendar, then for the 7 before, when nothing else is said", async () => {
    const { model, asked } = page();
    await settled();
    expect(model.choice.value).toEqual({ kind: "week" });
    const [now, before] = asked;
    // Noon in UTC is 13:00 in Warsaw: six whole days and 13 hours.
    expect(now && hours(now)).toBe(6 * 24 + 13);
    expect(before && hours(before)).toBe(6 * 24 + 13);
    expect(before?.question.range.to).toBe(
      (now?.question.range.to ?? 0) - 7 * DAY,
    );
    expect(model.answer.value?.now.zone).toBe("Europe/Warsaw");
  });

  it("asks for what the address says, and keeps a choice there", async () => {
    const { model, written } = page(
      "#/analytics?range=2026-03-01..2026-03-02&zone=utc",
    );
    await settled();
    expect(model.zone.value).toBe("UTC");
    expect(model.answer.value?.now.range).toEqual({
      from: Date.UTC(2026, 2, 1),
      to: Date.UTC(2026, 2, 3),
    });
    model.choose({ range: { kind: "today" } });
    expect(written).toEqual(["#/analytics?range=today&zone=utc"]);
    await settled();
    expect(model.answer.value?.choice).toEqual({ kind: "today" });
  });

  it("answers only the newest question, and keeps the last answer until then", async () => {
    const { model, asked } = page();
    await settled();
    const before = model.answer.value;
    model.choose({ range: { kind: "today" } });
    model.choose({ range: { kind: "month" } });
    expect(model.answer.value).toBe(before);
    expect(model.isReading.value).toBe(true);
    await settled();
    expect(model.answer.value?.choice).toEqual({ kind: "month" });
    expect(asked.some(({ signal: { aborted } }) => aborted)).toBe(true);
  });

  it("shows a new range before the period before it is read, and the same one with both", async () => {
    const { model, beat, serverNow, slowBefore } = page();
    await settled();
    const answerAll = slowBefore(after(-HOUR));
    model.choose({ range: { kind: "month" } });
    await settled();
    expect(model.answer.value).toMatchObject({
      choice: { kind: "month" },
      before: null,
    });
    expect(model.isReading.value).toBe(true);
    answerAll();
    await settled();
    const first = model.answer.value;
    expect(first?.before).not.toBeNull();
    expect(model.isReading.value).toBe(false);
    const answerAgain = slowBefore(after(-HOUR));
    serverNow.value = after(MINUTE);
    beat();
    await settled();
    expect(model.answer.value).toBe(first);
    answerAgain();
    await settled();
    expect(model.answer.value?.at).toBe(after(MINUTE));
    expect(model.answer.value?.before).not.toBeNull();
  });

  it("reads a range that goes on anew as time passes, and one that is over once", async () => {
    const { model, asked, beat, serverNow } = page();
    await settled();
    serverNow.value = after(MINUTE);
    beat();
    await settled();
    expect(model.answer.value?.at).toBe(after(MINUTE));
    model.choose({
      range: { kind: "custom", from: "2026-03-01", to: "2026-03-02" },
    });
    await settled();
    const count = asked.length;
    beat();
    await settled();
    expect(asked).toHaveLength(count);
  });

  it("counts the last 30 days whatever the range is", async () => {
    const { model } = page("#/analytics?range=today");
    await settled();
    const { from = 0, to = 0 } = model.month.value?.range ?? {};
    expect(to - from).toBe(30 * DAY);
  });

  it("says why nothing can be read, and reads again when asked to", async () => {
    const { model, setFailure } = page();
    setFailure({ code: "storage_error", what: "UnknownError" });
    model.again();
    await settled();
    expect(model.failure.value?.code).toBe("storage_error");
    setFailure(null);
    model.again();
    await settled();
    expect(model.failure.value).toBeNull();
    expect(model.answer.value).not.toBeNull();
  });

  it("asks nothing before there is a platform, and at once when there is", async () => {
    const { model, asked, glance } = page();
    glance.value = null;
    await settled();
    const count = asked.length;
    model.again();
    expect(asked).toHaveLength(count);
    glance.value = GLANCE;
    await settled();
    expect(asked.length).toBeGreaterThan(count);
  });

  it("waits for nothing any more when it is left", async () => {
    const { model, asked } = page();
    await settled();
    model.choose({ range: { kind: "today" } });
    model[Symbol.dispose]();
    expect(asked.at(-1)?.signal.aborted).toBe(true);
  });
});
