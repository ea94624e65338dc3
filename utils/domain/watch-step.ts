import type { PersonId } from "./ids.ts";
import type { Instant, LocalInstant } from "./instant.ts";
import type { Notice } from "./notice.ts";
import type { NameOf } from "./page-name.ts";
import { type People, reportOf } from "./people.ts";
import type { Report } from "./person.ts";
import { RESUME_WITHIN_MS } from "./sessions.ts";
import type { Limits } from "./source.ts";
import { type WatchRecord, endedWatch } from "./watch.ts";
import { type Glimpse, activeUntil, holds } from "./watch-condition.ts";

/** The list at one observation. `whole`: as in {@link Glimpse}. */
export interface ListSeen {
  readonly people: People;
  readonly whole: boolean;
  readonly at: Instant;
}

/** Two observations that follow each other, as watches see them. */
export interface WatchSighting {
  /** Null before the first observation. */
  readonly before: ListSeen | null;
  readonly after: ListSeen;
  /** A gap of ours lies between them, or our data was stale: what changed meanwhile was not observed. */
  readonly gap: boolean;
  readonly limits: Limits;
  readonly nameOf: NameOf;
  /** The platform's clock may be believed. */
  readonly trusted: boolean;
  readonly now: LocalInstant;
}

export interface WatchStep {
  /** The very record where nothing changed. */
  readonly record: WatchRecord;
  readonly notice: Notice | null;
}

/**
 * What an observation does to a watch. It fires when the condition was seen not to hold and the next observation, with no
 * gap of ours between, shows that it does: never on the first observation, never because we had not looked. An absence
 * that a session would outlast (product.md: up to 2 min) is none.
 */
export const stepWatch = (
  record: WatchRecord,
  sighting: WatchSighting,
): WatchStep => {
  const { before, after, gap, now } = sighting;
  if (record.ended !== null) return { record, notice: null };
  if (isOver(record, sighting))
    return { record: endedWatch(record, "until", now), notice: null };
  if (before === null) return { record, notice: null };
  const last = glimpseOf(record.person, before, sighting);
  const next = glimpseOf(record.person, after, sighting);
  const was = holds(record.wanted, last);
  const is = holds(record.wanted, next);
  const heldAt = latest(record.heldAt, heldUntil(record, last, was, is));
  const kept = heldAt === record.heldAt ? record : { ...record, heldAt };
  const flaps = heldAt !== null && after.at - heldAt <= RESUME_WITHIN_MS;
  if (gap || was !== false || is !== true || flaps || next.report === undefined)
    return { record: kept, notice: null };
  return fire(kept, next.report, after.at, now);
};

const isOver = (
  { until }: WatchRecord,
  { after, trusted, now }: WatchSighting,
): boolean =>
  until?.kind === "date" &&
  (trusted ? after.at >= until.at : now >= until.localAt);

const glimpseOf = (
  person: PersonId,
  { people, whole, at }: ListSeen,
  { limits, nameOf }: WatchSighting,
): Glimpse => ({ report: reportOf(people, person), whole, at, limits, nameOf });

/** Up to when it held, when it does so no more; null where that was before the watch, or never. */
const heldUntil = (
  { wanted, setAt }: WatchRecord,
  last: Glimpse,
  was: boolean | null,
  is: boolean | null,
): Instant | null => {
  if (was === true) return is === true ? null : last.at;
  const until = wanted.kind === "active" ? activeUntil(last) : null;
  return until !== null && setAt !== null && until > setAt ? until : null;
};

const latest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || (b !== null && b > a) ? b : a;

const fire = (
  record: WatchRecord,
  report: Report,
  firedAt: Instant,
  at: LocalInstant,
): WatchStep => {
  const { source, id, person, wanted, repeat, ticket } = record;
  const fires = record.fires + 1;
  const fired = { ...record, fires, firedAt: at };
  return {
    record: repeat === "once" ? endedWatch(fired, "fired", at) : fired,
    notice: {
      source,
      id: `${id}.${fires}`,
      watch: id,
      person,
      title: report.name?.trim() || report.email?.trim() || person,
      wanted,
      repeat,
      ticket,
      firedAt,
      at,
      telling: { kind: "waiting" },
    },
  };
};
