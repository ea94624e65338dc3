import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import type { Headline } from "../domain/headline.ts";
import type { SourceGlance } from "../storage/reader.ts";
import { createHeadline } from "./kept-headline.ts";
import type { People } from "./people.ts";
import type { RangeSessions } from "./range-sessions.ts";
import type { TimeModel } from "./time-model.ts";

export interface NumbersPorts {
  readonly people: ReadonlySignal<People | null>;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  /** The sessions of the last 24 hours; null while they are not known. */
  readonly sessions: ReadonlySignal<RangeSessions | null>;
  readonly beat: ReadonlySignal<number>;
  readonly time: TimeModel;
}

/** The numbers of the cards: of everybody, before any filter. Null until there is a list. */
export const NumbersModel = createModel((ports: NumbersPorts) => {
  const { people, glance, sessions, beat, time } = ports;
  const headlineIn = createHeadline();

  const counts = computed((): Headline | null => {
    const all = people.value;
    if (all === null) return null;
    if (!all.whole) return glance.peek()?.firstScreen?.headline ?? null;
    void beat.value;
    const { serverNow, limits } = time;
    return headlineIn(all, serverNow.peek(), limits.value);
  });

  return {
    sessions,
    headline: computed((): Headline | null => {
      const counted = counts.value;
      const averageSession = sessions.value?.average ?? null;
      return counted === null ? null : { ...counted, averageSession };
    }),
  };
});

export type NumbersModel = InstanceType<typeof NumbersModel>;
