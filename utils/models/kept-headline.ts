import {
  hasLiveSession,
  isAnomalous,
  isOnline,
  lastActiveAt,
} from "../domain/facts.ts";
import type { Headline } from "../domain/headline.ts";
import type { Instant } from "../domain/instant.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import type { Limits } from "../domain/source.ts";
import type { People } from "./people.ts";

/** What a person counts as: a bit for each. */
const TOTAL = 1;
const PENDING = 2;
const DISABLED = 4;
const ANOMALOUS = 8;
const ONLINE = 16;
const KINDS = [TOTAL, PENDING, DISABLED, ANOMALOUS, ONLINE];

interface Kept {
  readonly index: PeopleIndex;
  version: number;
  /** By slot. */
  bits: Uint8Array;
  /** When each was last active; NaN = not known. */
  activeAt: Float64Array;
  /** How many have each bit, by the bit. */
  readonly counts: Map<number, number>;
}

/**
 * Counts everybody, and from revision to revision only whom it touched. Who of them is idle by now is told by the clock:
 * that is looked through each time, in columns of numbers.
 * @returns a function that gives what `headlineOf` gives, without the average session
 */
export const createHeadline = () => {
  let kept: Kept | null = null;
  return (
    { index, since, touched }: People,
    serverNow: Instant,
    limits: Limits,
  ): Headline => {
    const follows =
      kept !== null &&
      kept.index === index &&
      (kept.version === index.version || kept.version === since);
    const now = follows && kept !== null ? kept : nothing(index);
    if (!follows) count(now, index.reports.keys());
    else if (now.version !== index.version) count(now, touched);
    now.version = index.version;
    kept = now;
    return headlineIn(now, serverNow, limits);
  };
};

const nothing = (index: PeopleIndex): Kept => ({
  index,
  version: index.version,
  bits: new Uint8Array(index.reports.length),
  activeAt: new Float64Array(index.reports.length),
  counts: new Map(KINDS.map((kind) => [kind, 0])),
});

const bitsOf = (report: Report): number =>
  TOTAL |
  (report.account === "pending" ? PENDING : 0) |
  (report.account === "disabled" ? DISABLED : 0) |
  (isAnomalous(report) ? ANOMALOUS : 0) |
  (isOnline(report) ? ONLINE : 0);

const count = (kept: Kept, slots: Iterable<number>): void => {
  const { reports } = kept.index;
  grow(kept, reports.length);
  for (const slot of slots) {
    const report = reports[slot];
    const before = kept.bits[slot] ?? 0;
    const now = report === undefined ? 0 : bitsOf(report);
    kept.bits[slot] = now;
    kept.activeAt[slot] =
      report === undefined || !hasLiveSession(report)
        ? Number.NaN
        : (lastActiveAt(report) ?? Number.NaN);
    if (before === now) continue;
    for (const kind of KINDS) {
      const more = Number((now & kind) > 0) - Number((before & kind) > 0);
      if (more !== 0)
        kept.counts.set(kind, (kept.counts.get(kind) ?? 0) + more);
    }
  }
};

/** With room for those who come next. */
const grow = (kept: Kept, length: number): void => {
  const { bits, activeAt } = kept;
  if (bits.length >= length) return;
  kept.bits = new Uint8Array(Math.ceil(length * 1.25));
  kept.bits.set(bits);
  kept.activeAt = new Float64Array(kept.bits.length);
  kept.activeAt.set(activeAt);
};

const headlineIn = (
  { bits, activeAt, counts }: Kept,
  serverNow: Instant,
  { idleAfterMs, awayAfterMs }: Limits,
): Headline => {
  let active = 0;
  let idle = 0;
  let away = 0;
  for (let slot = 0; slot < bits.length; slot++) {
    if (((bits[slot] ?? 0) & ONLINE) === 0) continue;
    const silentMs = serverNow - (activeAt[slot] ?? Number.NaN);
    // Neither is true of who is online and nobody knows since when without doing anything.
    if (silentMs < idleAfterMs) active++;
    else if (silentMs < awayAfterMs) idle++;
    else if (silentMs >= awayAfterMs) away++;
  }
  const of = (kind: number): number => counts.get(kind) ?? 0;
  return {
    total: of(TOTAL),
    online: of(ONLINE),
    offline: of(TOTAL) - of(ONLINE),
    ...{ active, idle, away },
    pending: of(PENDING),
    disabled: of(DISABLED),
    anomalies: of(ANOMALOUS),
    averageSession: null,
  };
};
