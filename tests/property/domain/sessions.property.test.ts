import { describe, expect, it } from "vitest";
import { DAY } from "../../../utils/domain/instant.ts";
import { MOST_PENDING } from "../../../utils/domain/pending-deltas.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
import { runningLength } from "../../../utils/domain/session-length.ts";
import { type Case, anyCase, seenIn } from "./cases.ts";
import { ALL_FAULTS, through } from "./channel.ts";
import {
  type Told,
  applied,
  onlineIn,
  openIn,
  run,
  runningTold,
  sessionsOf,
  watermark,
} from "./fold.ts";
import { forAll } from "./runs.ts";

const anything = anyCase(ALL_FAULTS);

/** Everything that is said of any session at any time of a case. */
const everyWord = (subject: Case): readonly Told[] => {
  const seen = seenIn(subject);
  return [
    ...sessionsOf(seen, subject.rules),
    ...applied(seen).flatMap(({ after }) => runningTold(after, subject.rules)),
  ];
};

describe("sessions, whatever was told and however it came", () => {
  it("of one person never overlap (I1)", () => {
    forAll(anything, (subject) => {
      const sessions = sessionsOf(seenIn(subject), subject.rules);
      for (const [index, next] of sessions.entries()) {
        const one = sessions[index - 1];
        if (one?.person === next.person)
          expect(one.end).toBeLessThanOrEqual(next.start);
      }
    });
  });

  it("that go on are one a person (I2)", () => {
    forAll(anything, (subject) => {
      for (const { after } of seenIn(subject).steps) {
        const { running } = after.sessions;
        const people = [...valuesOf(running)].map(({ person }) => person);
        expect(new Set(people).size).toBe(people.length);
        expect(running.size).toBe(people.length);
      }
    });
  });

  it("are well formed: no time is made up, none is longer than a day (I3)", () => {
    forAll(anything, (subject) => {
      const latest = watermark(seenIn(subject).known) ?? 0;
      for (const told of everyWord(subject)) {
        const { start, end, observedMs, cutMs } = told;
        expect(
          [start, end, observedMs, cutMs].every(Number.isSafeInteger),
        ).toBe(true);
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(latest);
        expect(end - start).toBeLessThanOrEqual(DAY);
        expect(observedMs).toBeGreaterThanOrEqual(0);
        expect(cutMs).toBeGreaterThanOrEqual(0);
        expect(observedMs + cutMs).toBeLessThanOrEqual(end - start);
      }
    });
  });

  it("that go on are those of the people online: badge = rows = sessions (I4)", () => {
    forAll(anything, (subject) => {
      for (const { after } of seenIn(subject).steps) {
        expect(openIn(after)).toEqual(onlineIn(after));
        expect(after.roster.tally.online).toBe(onlineIn(after).length);
      }
    });
  });

  it("that are over stay as they were, however the log goes on (I8)", () => {
    forAll(anything, (subject) => {
      const log = through(subject.story.log, subject.faults);
      const whole = run(log, undefined, subject.rules).finished;
      const half = run(log.slice(0, log.length / 2), undefined, subject.rules);
      expect(whole.slice(0, half.finished.length)).toEqual(half.finished);
    });
  });

  it("begin and end as people come and go: nobody comes twice or goes twice (I11)", () => {
    forAll(anything, (subject) => {
      const online = new Map<string, number>();
      for (const { changes, after } of applied(seenIn(subject))) {
        for (const { kind, person } of changes) {
          const by = Number(kind === "joined") - Number(kind === "left");
          online.set(person, (online.get(person) ?? 0) + by);
        }
        for (const balance of online.values())
          expect([0, 1]).toContain(balance);
        expect([...online].filter(([, balance]) => balance === 1).length).toBe(
          openIn(after).length,
        );
      }
    });
  });

  it("never grow shorter while they go on, and time never goes back (I17)", () => {
    forAll(anything, (subject) => {
      for (const { before, after } of applied(seenIn(subject))) {
        const [then, now] = [watermark(before), watermark(after)];
        if (now === null || then === null) continue;
        expect(now).toBeGreaterThanOrEqual(then);
        for (const session of valuesOf(after.sessions.running)) {
          const { person, start } = session;
          const older = [...valuesOf(before.sessions.running)].find(
            (one) => one.person === person && one.start === start,
          );
          if (older === undefined) continue;
          const length = runningLength(older, then, then);
          if (length === null) continue;
          expect(runningLength(session, now, now)).toBeGreaterThanOrEqual(
            length,
          );
        }
      }
    });
  });

  it("are engaged for no longer than they were observed (I23)", () => {
    forAll(anything, (subject) => {
      for (const { engagedMs, observedMs } of everyWord(subject)) {
        expect(engagedMs).toBeGreaterThanOrEqual(0);
        expect(engagedMs).toBeLessThanOrEqual(observedMs);
      }
    });
  });

  it("hold times away that lie inside them, one after the other", () => {
    forAll(anything, (subject) => {
      for (const { start, end, away } of everyWord(subject)) {
        let last: number = start;
        for (const { from, to } of away) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(end);
      }
    });
  });

  it("hold visits that lie inside them, one after the other", () => {
    forAll(anything, (subject) => {
      for (const { start, end, visits } of everyWord(subject)) {
        let last: number = start;
        for (const visit of visits) {
          expect(visit.start).toBeGreaterThanOrEqual(last);
          expect(visit.end).toBeGreaterThanOrEqual(visit.start);
          last = visit.end;
        }
        expect(last).toBeLessThanOrEqual(end);
      }
    });
  });

  it("need no more memory than people, those who left, and a bounded queue (I27)", () => {
    forAll(anything, (subject) => {
      for (const { after } of seenIn(subject).steps) {
        const { running, resting } = after.sessions;
        expect(running.size).toBe(openIn(after).length + resting.length);
        expect(after.pending?.bySeq.size ?? 0).toBeLessThanOrEqual(
          MOST_PENDING,
        );
      }
    });
  });

  it("leave the prototype of all objects alone, whatever people are called (I28)", () => {
    const keys = Reflect.ownKeys(Object.prototype);
    forAll(anything, (subject) => {
      seenIn(subject);
      expect(Reflect.ownKeys(Object.prototype)).toEqual(keys);
      expect(Object.hasOwn(Object.prototype, "sessions")).toBe(false);
    });
  });
});
