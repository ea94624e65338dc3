import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import type { Headline } from "../domain/headline.ts";
import type { NumbersModel } from "./numbers-model.ts";
import type { Member } from "./union-member.ts";
import { type SessionsOf, unionSessions } from "./union-sessions.ts";

/**
 * The numbers of several connections: sums of what each counts by its own clock and limits, so that a card, the badge and
 * the rows of the list agree. Null until each has one.
 */
export const UnionNumbers = createModel(
  (
    members: ReadonlySignal<readonly Member[]>,
  ): Omit<NumbersModel, typeof Symbol.dispose> => {
    const sessions = computed(() => {
      const all: SessionsOf[] = [];
      for (const { id, source, blank } of members.value) {
        if (blank.value) continue;
        const own = source.numbers.sessions.value;
        if (own === null) return null;
        all.push({ source: id, sessions: own });
      }
      return unionSessions(all);
    });
    const headline = computed((): Headline | null => {
      let sum: Headline | null = null;
      for (const { source, blank } of members.value) {
        if (blank.value) continue;
        const own = source.numbers.headline.value;
        if (own === null) return null;
        sum = sum === null ? own : added(sum, own);
      }
      const averageSession = sessions.value?.average ?? null;
      return sum && { ...sum, averageSession };
    });
    return { sessions, headline };
  },
);

const added = (a: Headline, b: Headline): Headline => ({
  total: a.total + b.total,
  online: a.online + b.online,
  offline: a.offline + b.offline,
  active: a.active + b.active,
  idle: a.idle + b.idle,
  away: a.away + b.away,
  pending: a.pending + b.pending,
  disabled: a.disabled + b.disabled,
  anomalies: a.anomalies + b.anomalies,
  averageSession: null,
});
