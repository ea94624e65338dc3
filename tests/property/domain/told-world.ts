import fc from "fast-check";
import type { Span } from "../../../utils/domain/coverage.ts";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import {
  type Instant,
  MINUTE,
  instant,
} from "../../../utils/domain/instant.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import { joined } from "../../../utils/domain/spans.ts";
import type { ToldSession } from "../../../utils/domain/told-session.ts";
import { NOON } from "../../support/builders.ts";
import { visit } from "../../unit/storage/history-world.ts";

/** Times of this world are whole steps since noon. */
export const STEP = 10 * MINUTE;
export const STEPS = 30 * 6;
export const at = (step: number): Instant => instant(NOON + step * STEP);
export const WORLD: Span = { from: at(0), to: at(STEPS) };

/** Logins of two people as a platform has them, oldest start first; all over. */
export const anyLogins = fc
  .array(
    fc.record({
      person: fc.constantFrom("ana", "bo"),
      from: fc.nat(STEPS - 2),
      steps: fc.oneof(fc.nat(6), fc.nat(40)),
      awaySteps: fc.nat(5),
    }),
    { maxLength: 14 },
  )
  .map((logins) =>
    logins
      .sort((a, b) => a.from - b.from)
      .map(({ person, from, steps, awaySteps }, number): ToldSession => {
        const to = Math.min(from + steps, STEPS);
        const awayFrom = Math.max(from, to - awaySteps);
        return {
          id: sessionId(`s${number}`),
          person: personId(person),
          start: at(from),
          end: at(to),
          engagedMs: (awayFrom - from) * STEP,
          away: awayFrom < to ? [{ from: at(awayFrom), to: at(to) }] : [],
          visits: [visit(`https://acme.test/${number % 3}`, at(from), at(to))],
        };
      }),
  );

/** When somebody watched: not all the time. */
export const anyWatch = fc
  .array(fc.tuple(fc.nat(STEPS - 1), fc.integer({ min: 1, max: 40 })), {
    maxLength: 5,
  })
  .map((spans) =>
    joined(
      spans.map(([from, steps]) => ({
        from: at(from),
        to: at(Math.min(STEPS, from + steps)),
      })),
    ),
  );

/**
 * What somebody who watched at these times holds of logins: presences as they were in sight. A login that was in sight when
 * watching stopped and when it went on is one session with the gap cut out.
 */
export const ownSessions = (
  logins: readonly ToldSession[],
  watch: readonly Span[],
): readonly FinishedSession[] => {
  const found: FinishedSession[] = [];
  for (const person of new Set(logins.map((login) => login.person))) {
    const theirs = logins.filter((login) => login.person === person);
    for (const span of watch) {
      const here = joined(
        theirs.map(({ start, end }) => ({ from: start, to: end ?? start })),
      );
      for (const presence of here) {
        const from = Math.max(presence.from, span.from);
        const to = Math.min(presence.to, span.to);
        if (from >= to) continue;
        const live = theirs.filter(
          ({ start, end }) => start <= from && (end ?? 0) > from,
        );
        const last = found.at(-1);
        const goesOn =
          last?.person === person &&
          live.some(({ start, end }) => start < last.end && (end ?? 0) > from);
        if (last !== undefined && goesOn && from > last.end) {
          found[found.length - 1] = {
            ...last,
            end: instant(to),
            cutMs: last.cutMs + from - last.end,
            observedMs: last.observedMs + to - from,
          };
          continue;
        }
        const [first] = live;
        const said = first?.start ?? instant(from);
        const start =
          last?.person === person && said < last.end ? instant(from) : said;
        found.push({
          person,
          id: first?.id ?? null,
          start,
          end: instant(to),
          atLeast: false,
          observedMs: to - from,
          engagedMs: 0,
          cutMs: 0,
          seenOnce: false,
          visits: [],
        });
      }
    }
  }
  return found;
};

/** In which steps somebody of this id was there. */
export const stepsOf = (
  sessions: readonly { readonly start: number; readonly end: number | null }[],
): ReadonlySet<number> => {
  const steps = new Set<number>();
  for (const { start, end } of sessions)
    for (let time = start; time < (end ?? start); time += STEP) steps.add(time);
  return steps;
};
