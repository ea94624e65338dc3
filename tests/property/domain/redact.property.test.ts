import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SECOND } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { pseudonymOf, redacted } from "../../../utils/domain/redact.ts";
import { type Replay, replay } from "../../../utils/domain/replay.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { after, at, delta, snapshot } from "../../support/builders.ts";
import { anyList } from "./reports.ts";

const WORDS = ["Ana Pérez", "ana@acme.test", "203.0.113.7", "Secret page"];

const someReports = anyList.map((reports) =>
  reports.map((one, n) => ({
    ...one,
    name: WORDS[0] ?? null,
    email: `${n}${WORDS[1]}`,
    sessions: one.sessions.map((session) => ({
      ...session,
      ip: WORDS[2] ?? null,
      page: { url: null, since: null, feature: null, title: WORDS[3] ?? null },
    })),
  })),
);

const log = fc
  .array(someReports, { minLength: 1, maxLength: 8 })
  .map((lists): readonly Observation[] =>
    lists.map((reports, n) =>
      n === 0
        ? snapshot(1, reports)
        : n === 1
          ? snapshot(2, reports, {
              complete: false,
              gone: lists[0]?.slice(0, 1).map(({ id }) => id) ?? [],
              serverTime: after(20 * SECOND),
            })
          : delta(n + 1, reports, [], {
              pushed: true,
              position: at(n + 1),
              serverTime: after(n * 20 * SECOND),
            }),
    ),
  );

const shapeOf = ({ sessions, coverage, headline }: Replay) => ({
  coverage,
  headline,
  lengths: sessions
    .map(({ start, end, observedMs, engagedMs, atLeast }) =>
      JSON.stringify([start, end, observedMs, engagedMs, atLeast]),
    )
    .toSorted(),
});

describe("a redacted recording", () => {
  it("names nobody, and has the same sessions, coverage and counts", () => {
    fc.assert(
      fc.property(log, fc.string({ minLength: 1 }), (observations, salt) => {
        const question = {
          at: null,
          intervalMs: 30 * SECOND,
          limits: DEFAULT_LIMITS,
        };
        const stripped = observations.map((one) =>
          redacted(one, pseudonymOf(salt)),
        );
        expect(shapeOf(replay(stripped, question))).toEqual(
          shapeOf(replay(observations, question)),
        );
        const text = JSON.stringify(stripped);
        for (const word of WORDS) expect(text).not.toContain(word);
      }),
    );
  });

  it("gives other stand-ins under another salt", () => {
    expect(pseudonymOf("a")("ana")).toBe(pseudonymOf("a")("ana"));
    expect(pseudonymOf("a")("ana")).not.toBe(pseudonymOf("b")("ana"));
    expect(pseudonymOf("a")("ana")).not.toBe(pseudonymOf("a")("anb"));
  });
});
