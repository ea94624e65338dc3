import { describe, expect, test } from "vitest";
import type { Span } from "../../../utils/domain/coverage.ts";
import { endedOf } from "../../../utils/domain/ended-sessions.ts";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import { averageOf } from "../../../utils/domain/session-length.ts";
import { foldFinished } from "../../../utils/models/finished-columns.ts";
import {
  averageOfBoth,
  rangeSessionsOf,
} from "../../../utils/models/range-sessions.ts";
import { countedSessions } from "../../../utils/models/why-sessions.ts";
import {
  lengthOf,
  latestGap,
  spansWithin,
} from "../../../utils/models/watched.ts";
import { NO_WATCH } from "../../../utils/storage/watch-state.ts";
import { NOON, before } from "../../support/builders.ts";
import { finished, running } from "./session-builders.ts";

const FROM = before(DAY);
const span = (fromAgo: number, toAgo: number): Span => ({
  from: before(fromAgo),
  to: before(toAgo),
});

describe("the average of two parts", () => {
  test.each([
    [[], []],
    [[5], []],
    [[], [5]],
    [[1, 2], [3]],
    [[1, 5, 9], [2]],
    [
      [4, 4, 4],
      [4, 4],
    ],
    [
      [1, 1, 1, 100],
      [2, 50, 3],
    ],
  ])("%j and %j is that of all together", (sorted, lengths) => {
    const part = {
      sorted: Float64Array.from(sorted),
      sumMs: sorted.reduce((sum, ms) => sum + ms, 0),
    };
    expect(averageOfBoth(part, lengths)).toEqual(
      averageOf([...sorted, ...lengths]),
    );
  });
});

describe("finished sessions that are read once a minute", () => {
  const early = finished("a", 10 * MINUTE, 3 * HOUR);
  const late = finished("b", 20 * MINUTE, 2 * MINUTE);

  test("are those of all the range at first", () => {
    const columns = foldFinished(null, FROM, [endedOf([early, late])], FROM);
    expect([...columns.sorted]).toEqual([10 * MINUTE, 20 * MINUTE]);
    expect(columns.persons).toEqual(["a", "b"]);
  });

  test("keep what ended before that which was read anew, each counted once", () => {
    const first = foldFinished(null, FROM, [endedOf([early, late])], FROM);
    const more = finished("c", 30 * MINUTE, MINUTE);
    const next = foldFinished(
      first,
      FROM,
      [endedOf([late, more])],
      before(5 * MINUTE),
    );
    expect(next.persons).toEqual(["a", "b", "c"]);
    expect(next.sumMs).toBe(HOUR);
  });

  test("forget what left the range", () => {
    const first = foldFinished(null, FROM, [endedOf([early, late])], FROM);
    const next = foldFinished(first, before(HOUR), [], before(MINUTE));
    expect(next.persons).toEqual(["b"]);
  });

  test("of unknown length are kept apart: unknown is not 0", () => {
    const once = finished("d", 0, HOUR, { seenOnce: true });
    const columns = foldFinished(
      null,
      FROM,
      [endedOf([early]), endedOf([once])],
      FROM,
    );
    expect([...columns.sorted]).toEqual([10 * MINUTE]);
    expect(columns.lengths).toHaveLength(2);
  });
});

describe("the sessions of a range", () => {
  const reading = {
    finished: foldFinished(
      null,
      FROM,
      [
        endedOf([
          finished("a", 10 * MINUTE, 3 * HOUR),
          finished("b", 50 * MINUTE, HOUR, { cutMs: 20 * MINUTE }),
          finished("c", 0, HOUR, { seenOnce: true }),
        ]),
      ],
      FROM,
    ),
    spans: [span(30 * HOUR, 20 * HOUR), span(5 * HOUR, 4 * HOUR)],
  };
  const sessions = rangeSessionsOf(
    reading,
    {
      running: new Map(
        [
          running("d", { start: before(20 * MINUTE) }),
          running("e", { start: before(5 * MINUTE), firstSeenAt: NOON }),
          running("f", {
            start: before(30 * MINUTE),
            seenAt: before(10 * MINUTE),
            left: [],
          }),
        ].map((session) => [session.person, session]),
      ),
      ended: [],
    },
    {
      ...NO_WATCH,
      coverage: {
        ended: [],
        running: { from: before(2 * HOUR), to: NOON, before: 0 },
      },
    },
    NOON,
  );

  test("count running ones up to now, those who left until then, and cut gaps out", () => {
    expect(sessions.average).toEqual({
      meanMs: 20 * MINUTE,
      medianMs: 20 * MINUTE,
      n: 4,
    });
    expect(sessions.seenOnce).toBe(2);
  });

  test("say how much of it was watched", () => {
    expect(sessions.watchedMs).toBe((4 + 1 + 2) * HOUR);
    expect(latestGap(sessions.watched, sessions.range)).toEqual(
      span(4 * HOUR, 2 * HOUR),
    );
  });

  test("are listed exactly as they are counted, the longest first", () => {
    const counted = countedSessions(sessions);
    expect(counted.count).toBe(sessions.average?.n);
    const rows = Array.from({ length: counted.count }, (_, at) =>
      counted.at(at),
    );
    expect(
      rows.map((row) => [row?.person, (row?.lengthMs ?? 0) / MINUTE]),
    ).toEqual([
      ["b", 30],
      ["f", 20],
      ["d", 20],
      ["a", 10],
    ]);
    expect(rows.map((row) => row?.end)).toEqual([
      before(HOUR),
      before(10 * MINUTE),
      null,
      before(3 * HOUR),
    ]);
    expect(counted.at(counted.count)).toBeNull();
  });
});

describe("what was watched", () => {
  const range = span(10 * HOUR, 0);

  test.each([
    [[], 0, null],
    [[span(12 * HOUR, 0)], 10, null],
    [[span(12 * HOUR, 11 * HOUR)], 0, null],
    [
      [span(8 * HOUR, 4 * HOUR), span(6 * HOUR, 0)],
      8,
      span(10 * HOUR, 8 * HOUR),
    ],
    [
      [span(3 * HOUR, 0), span(9 * HOUR, 8 * HOUR)],
      4,
      span(8 * HOUR, 3 * HOUR),
    ],
    [[span(10 * HOUR, 5 * HOUR), span(5 * HOUR, 0)], 10, null],
  ])("of %j is %i hours; the latest gap is %j", (spans, hours, gap) => {
    const watched = spansWithin(spans, range);
    expect(lengthOf(watched)).toBe(hours * HOUR);
    expect(latestGap(watched, range)).toEqual(gap);
  });
});
