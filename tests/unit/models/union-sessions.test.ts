import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endedOf } from "../../../utils/domain/ended-sessions.ts";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import { listedId } from "../../../utils/domain/listed-id.ts";
import { averageOf } from "../../../utils/domain/session-length.ts";
import { foldFinished } from "../../../utils/models/finished-columns.ts";
import { rangeSessionsOf } from "../../../utils/models/range-sessions.ts";
import { unionSessions } from "../../../utils/models/union-sessions.ts";
import { NOON, before } from "../../support/builders.ts";
import { finished } from "./session-builders.ts";

const [A, B] = [sourceId("a"), sourceId("b")];

/** What is known of a connection whose sessions ended an hour ago, of these lengths. */
const sessionsOf = (lengths: readonly number[], watchedMs = HOUR) =>
  rangeSessionsOf(
    {
      finished: foldFinished(
        null,
        before(24 * HOUR),
        [endedOf(lengths.map((ms, at) => finished(`p${at}`, ms, HOUR)))],
        before(24 * HOUR),
      ),
      spans: [{ from: before(watchedMs), to: NOON }],
    },
    { running: new Map(), ended: [] },
    null,
    NOON,
  );

const lengths = fc.array(fc.integer({ min: 1, max: 10_000 }), {
  minLength: 1,
  maxLength: 12,
});

describe("the sessions of two connections", () => {
  it("have the mean and the median of all of them", () => {
    fc.assert(
      fc.property(lengths, lengths, (a, b) => {
        const union = unionSessions([
          { source: A, sessions: sessionsOf(a) },
          { source: B, sessions: sessionsOf(b) },
        ]);
        const all = averageOf([...a, ...b]);
        expect(union?.average?.n).toBe(all?.n);
        expect(union?.average?.medianMs).toBeCloseTo(all?.medianMs ?? 0);
        expect(union?.average?.meanMs).toBeCloseTo(all?.meanMs ?? 0);
      }),
    );
  });

  it("are each of who had them, though both have people of the same ids", () => {
    const union = unionSessions([
      { source: A, sessions: sessionsOf([MINUTE]) },
      { source: B, sessions: sessionsOf([MINUTE, MINUTE]) },
    ]);
    expect([...(union?.finished.persons ?? [])].toSorted()).toEqual([
      listedId(A, personId("p0")),
      listedId(B, personId("p0")),
      listedId(B, personId("p1")),
    ]);
    expect(union?.finished.lengths).toHaveLength(3);
    expect(union?.finished.ends).toHaveLength(3);
  });

  it("claim no more watching than there was of the least watched", () => {
    const union = unionSessions([
      { source: A, sessions: sessionsOf([MINUTE], 3 * HOUR) },
      { source: B, sessions: sessionsOf([MINUTE], HOUR) },
    ]);
    expect(union?.watchedMs).toBe(HOUR);
  });

  it("are those of the one where nothing is known of the others, and nothing of none", () => {
    const sessions = sessionsOf([MINUTE]);
    expect(unionSessions([{ source: A, sessions }])).toBe(sessions);
    expect(unionSessions([])).toBeNull();
  });
});
