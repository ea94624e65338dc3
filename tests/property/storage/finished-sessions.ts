import fc from "fast-check";
import { ifAny } from "../../../utils/domain/away.ts";
import type { Span } from "../../../utils/domain/coverage.ts";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import {
  DAY,
  HOUR,
  type Instant,
  MINUTE,
  instant,
} from "../../../utils/domain/instant.ts";
import type { FinishedSession, Visit } from "../../../utils/domain/session.ts";
import { NOON } from "../../support/builders.ts";
import { HOSTILE_IDS } from "../domain/reports.ts";

/** Any id that a platform may give: known to be trouble, or any text at all (lone surrogates too). */
const anyId = fc.oneof(
  fc.constantFrom(...HOSTILE_IDS),
  fc.string({ unit: "binary", maxLength: 128 }),
  fc.constantFrom("\ud800", "\udfff", "\0", '","', "user-1", "user-2"),
);

const text = fc.option(fc.oneof(anyId, fc.constantFrom("", "Zażółć", "null")));

const anyVisit = (start: Instant): fc.Arbitrary<Visit> =>
  fc
    .record({
      page: fc.record({ url: text, title: text, feature: text }),
      pauseMs: fc.integer({ min: -MINUTE, max: HOUR }),
      stayMs: fc.nat(DAY),
    })
    .map(({ page, pauseMs, stayMs }) => ({
      page,
      start: instant(start + pauseMs),
      end: instant(start + pauseMs + stayMs),
    }));

/** Times away of a session, in order. */
const anyAway = (start: Instant): fc.Arbitrary<readonly Span[]> =>
  fc
    .array(fc.tuple(fc.nat(HOUR), fc.nat(HOUR)), { maxLength: 3 })
    .map((pauses) => {
      let at: number = start;
      return pauses.map(([here, gone]) => {
        const from = instant(at + here);
        at = from + gone;
        return { from, to: instant(at) };
      });
    });

/** Finished sessions with anything in them that may ever be; `end` in ms after noon of a day. */
export const anyFinished = (
  ends: fc.Arbitrary<number>,
): fc.Arbitrary<FinishedSession> =>
  fc
    .record({
      person: anyId.map(personId),
      id: fc.option(anyId.map(sessionId)),
      endMs: ends,
      lengthMs: fc.oneof(fc.constant(0), fc.nat(DAY), fc.nat(40 * DAY)),
      observed: fc.integer({ min: 0, max: 100 }),
      engaged: fc.integer({ min: 0, max: 100 }),
      cutMs: fc.oneof(fc.constant(0), fc.nat(DAY)),
      atLeast: fc.boolean(),
      seenOnce: fc.boolean(),
      told: fc.boolean(),
    })
    .chain(({ endMs, lengthMs, observed, engaged, told, ...session }) => {
      const end = instant(NOON + endMs);
      const start = instant(end - lengthMs);
      const observedMs = Math.round((lengthMs * observed) / 100);
      const engagedMs = Math.round((observedMs * engaged) / 100);
      return fc
        .tuple(fc.array(anyVisit(start), { maxLength: 4 }), anyAway(start))
        .map(([visits, away]) => ({
          ...session,
          start,
          end,
          observedMs,
          engagedMs,
          visits,
          ...ifAny(away),
          ...(told && { told }),
        }));
    });
