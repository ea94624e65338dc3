import { freshnessOf } from "../domain/freshness.ts";
import { type LocalInstant, instant, later } from "../domain/instant.ts";
import type { Notice } from "../domain/notice.ts";
import { createNaming } from "../domain/page-name.ts";
import { reportOf } from "../domain/people.ts";
import { limitsOf } from "../domain/source.ts";
import { holds } from "../domain/watch-condition.ts";
import type { FeedRunner } from "./feed-runner.ts";

/** Whether what was noticed is so now; null where our data does not speak of now. */
export const holdsNow = (
  runner: FeedRunner | undefined,
  { person, wanted, firedAt }: Notice,
  now: LocalInstant,
): boolean | null => {
  if (runner === undefined) return null;
  const { connection, knowledge, serverTime, receivedAt, info } =
    runner.state();
  if (freshnessOf(connection, now).kind !== "live") return null;
  const passedMs = receivedAt === null ? 0 : Math.max(0, now - receivedAt);
  return holds(wanted, {
    report: reportOf(knowledge.roster.people, person),
    whole: knowledge.sessions.whole,
    at: later(instant((serverTime ?? firedAt) + passedMs), firedAt),
    limits: limitsOf(runner.source, info),
    nameOf: createNaming(runner.source.pages?.rules ?? []),
  });
};
