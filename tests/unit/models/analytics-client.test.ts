import { describe, expect, it } from "vitest";
import { blockOfFinished } from "../../../utils/domain/analytics/block-of.ts";
import { factsOf } from "../../../utils/domain/analytics/facts.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import { fail, ok } from "../../../utils/domain/result.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { answerAnalytics } from "../../../utils/models/analytics-answers.ts";
import { openAnalytics } from "../../../utils/models/analytics-client.ts";
import type {
  AnalyticsQuestion,
  FromReader,
  ToReader,
} from "../../../utils/models/analytics-question.ts";
import { NOON, after, before } from "../../support/builders.ts";

const QUESTION: AnalyticsQuestion = {
  source: sourceId("s"),
  range: { from: before(HOUR), to: after(HOUR) },
  zone: "UTC",
  weekStart: 1,
  now: after(HOUR),
  limits: DEFAULT_LIMITS,
  rules: [],
};

const stay = (id: string): FinishedSession => ({
  person: personId(id),
  id: null,
  start: NOON,
  end: after(20 * MINUTE),
  atLeast: false,
  observedMs: 20 * MINUTE,
  engagedMs: 5 * MINUTE,
  cutMs: 0,
  seenOnce: false,
  visits: [],
});

const never = (): AbortSignal => new AbortController().signal;

/** Page and worker, with what goes to and fro copied as between the two. */
const world = (people: number, failure: Failure | null = null) => {
  const sessions = Array.from({ length: people }, (_, at) => stay(`u${at}`));
  const sent: FromReader[] = [];
  const asked: ToReader[] = [];
  let opened = 0;
  let reads = 0;
  let broken: (() => void) | null = null;
  const history = openAnalytics(() => {
    opened++;
    let take: (message: FromReader | "broken") => void = () => undefined;
    let isBroken = false;
    const answer = answerAnalytics(
      {
        facts: async (_, range) => {
          reads++;
          if (failure !== null) return fail(failure);
          const spans = [QUESTION.range];
          return ok(factsOf(range, [blockOfFinished(sessions)], spans, []));
        },
      },
      (message) => {
        sent.push(message);
        if (!isBroken) take(structuredClone(message));
      },
    );
    broken = () => {
      isBroken = true;
      take("broken");
    };
    return {
      post: (message) => {
        asked.push(message);
        answer(structuredClone(message));
      },
      listen: (listener) => {
        take = listener;
      },
    };
  });
  return {
    history,
    sent,
    asked,
    breakDown: () => broken?.(),
    counts: () => ({ opened, reads }),
  };
};

describe("the history, asked beside the page", () => {
  it("answers with all numbers and everybody", async () => {
    const { history } = world(3);
    const read = await history.read(QUESTION, never());
    expect(read).toMatchObject({
      ok: true,
      value: { unique: 3, average: { n: 3, meanMs: 20 * MINUTE } },
    });
    expect(read.ok && read.value.people).toHaveLength(3);
  });

  it("names exactly the people behind a number", async () => {
    const { history } = world(2);
    const counted = { kind: "active", range: QUESTION.range } as const;
    expect(await history.who(QUESTION, counted, never())).toEqual(
      ok(["u0", "u1"]),
    );
  });

  it("sends many people in parts that are put together again", async () => {
    const { history, sent } = world(4500);
    const read = await history.read(QUESTION, never());
    const parts = sent.filter(({ kind }) => kind === "people");
    expect(parts.length).toBeGreaterThan(2);
    const ids = read.ok ? read.value.people.map(({ id }) => id) : [];
    expect(new Set(ids).size).toBe(4500);
  });

  it("says why it could not be read", async () => {
    const { history } = world(1, { code: "update_needed" });
    expect(await history.read(QUESTION, never())).toEqual(
      fail({ code: "update_needed" }),
    );
  });

  it("does not begin what nobody waits for any more", async () => {
    const { history, counts } = world(1);
    const first = history.read(QUESTION, never());
    const leaving = new AbortController();
    const second = history.read(QUESTION, leaving.signal);
    leaving.abort();
    expect((await second).ok).toBe(false);
    expect((await first).ok).toBe(true);
    await history.read(QUESTION, never());
    expect(counts()).toEqual({ opened: 1, reads: 2 });
  });

  it("tells everybody who waits when the worker broke, and opens another", async () => {
    const { history, breakDown, counts } = world(1);
    const waiting = history.read(QUESTION, never());
    breakDown();
    expect(await waiting).toMatchObject({
      ok: false,
      failure: { code: "storage_error" },
    });
    expect((await history.read(QUESTION, never())).ok).toBe(true);
    expect(counts().opened).toBe(2);
  });
});
