import { describe, expect, it } from "vitest";
import { leastIntervalOf } from "../../../utils/connectors/mapped-pace.ts";
import {
  NEW_CONNECTION,
  dueAt,
  type Connection,
} from "../../../utils/domain/connection.ts";
import { step } from "../../../utils/domain/connection-step.ts";
import { DAY, SECOND, localInstant } from "../../../utils/domain/instant.ts";

/** Lets a day pass on a driven clock; says how many requests were made in it. */
const requestsOfDay = (
  perDay: number,
  perPoll: number,
  fails: (poll: number) => boolean,
  watched: boolean,
): number => {
  const leastMs = leastIntervalOf(perDay, perPoll);
  const end = DAY;
  let now = 0;
  let polls = 0;
  let connection: Connection = NEW_CONNECTION;
  const tell = (event: Parameters<typeof step>[1]): readonly string[] => {
    const stepped = step(connection, event, {
      now: localInstant(now),
      random: 0.01,
    });
    ({ connection } = stepped);
    return stepped.effects.map(({ kind }) => kind);
  };
  tell({ kind: "watched", watched });
  while (now < end) {
    if (tell({ kind: "woke" }).includes("ask")) {
      polls++;
      now += SECOND;
      tell(
        polls > 1 && fails(polls)
          ? {
              kind: "failed",
              failure: {
                code: "server_error",
                status: 500,
                retryAfterMs: null,
              },
            }
          : {
              kind: "answered",
              refreshMs: 5 * SECOND,
              leastMs,
              canStream: false,
            },
      );
    }
    now = Math.max(now + 1, dueAt(connection) ?? end);
  }
  return polls * perPoll;
};

describe("a day's requests", () => {
  it.each([
    [5000, 1, "with a page open", () => false, true],
    [5000, 1, "in the background", () => false, false],
    [1000, 7, "with a page open", () => false, true],
    [1000, 7, "in the background", () => false, false],
    [1000, 1, "of a server that always fails", () => true, true],
    [
      5000,
      3,
      "of one that fails every other time",
      (poll: number) => poll % 2 === 0,
      true,
    ],
    [60, 2, "of a product that allows next to nothing", () => false, true],
  ])(
    "stay under nine tenths of %i, %i a poll, %s",
    (perDay, perPoll, _, fails, watched) => {
      const made = requestsOfDay(perDay, perPoll, fails, watched);
      // The first poll is at the very begin of the day.
      expect(made).toBeLessThanOrEqual(perDay * 0.9 + perPoll);
      expect(made).toBeGreaterThan(0);
    },
  );

  it("are not spared where they are not counted", () => {
    expect(leastIntervalOf(undefined, 100)).toBe(0);
    expect(requestsOfDay(DAY, 1, () => false, true)).toBeGreaterThan(14_000);
  });
});
