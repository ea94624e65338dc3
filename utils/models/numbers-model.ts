import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import { type Headline, headlineOf } from "../domain/headline.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import type { SourceGlance } from "../storage/reader.ts";
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

  const counts = computed((): Headline | null => {
    const all = people.value;
    if (all === null) return null;
    if (!all.whole) return glance.peek()?.firstScreen?.headline ?? null;
    void beat.value;
    const { serverNow, limits } = time;
    return headlineOf(presentIn(all.index), serverNow.peek(), limits.value, []);
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

const presentIn = ({ reports, free }: PeopleIndex): Iterable<Report> =>
  // CAST: only a free slot has no report, and there is none.
  free.length === 0 ? (reports as readonly Report[]) : present(reports);

function* present(reports: readonly (Report | undefined)[]): Generator<Report> {
  for (const report of reports) if (report !== undefined) yield report;
}
