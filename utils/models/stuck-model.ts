import {
  type ReadonlySignal,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { stuckLimitOf } from "../domain/source.ts";
import { type Incident, type StuckOn, incidentsOf } from "../domain/stuck.ts";
import type { SourceGlance } from "../storage/reader.ts";
import { DwellModel, type DwellPorts } from "./dwell-model.ts";
import type { People } from "./people.ts";
import { createStuckPeople } from "./stuck-people.ts";
import type { TimeModel } from "./time-model.ts";

/** Incidents that somebody does not want to hear of any more: by source and page, with the time of the wish. */
export type Dismissed = Readonly<Record<string, Instant>>;

export interface StuckPorts extends Omit<
  DwellPorts,
  "source" | "serverNow" | "prepare"
> {
  readonly people: ReadonlySignal<People | null>;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly beat: ReadonlySignal<number>;
  readonly time: TimeModel;
  /** Kept until the browser closes. */
  readonly dismissals: {
    readonly read: () => Promise<Dismissed>;
    readonly write: (dismissed: Dismissed) => void;
  };
}

/** Who is stuck, on which page, since when and by which rule; and where that is an incident. */
export const StuckModel = createModel((ports: StuckPorts) => {
  const { people, glance, beat, time, dismissals } = ports;
  const source = computed(() => glance.value?.source.id ?? null);
  const fixedMs = computed(() => stuckLimitOf(glance.value?.source ?? {}));
  const { find, prepare } = createStuckPeople();
  const { dwells } = new DwellModel({
    ...ports,
    source,
    serverNow: time.serverNow,
    prepare,
  });
  const dismissed = signal<Dismissed | null>(null);
  let last: ReadonlyMap<PersonId, StuckOn> | null = null;

  const stuck = computed((): ReadonlyMap<PersonId, StuckOn> | null => {
    void beat.value;
    const all = people.value;
    const known = dwells.value;
    if (all === null || !all.whole || known === null) return (last = null);
    // Nobody is known to have stayed any longer.
    if (time.stale.value && last !== null) return last;
    last = find(all, {
      serverNow: time.serverNow.peek(),
      limits: time.limits.value,
      fixedMs: fixedMs.value,
      dwells: known.of,
    });
    return last;
  });
  const incidents = computed((): readonly Incident[] =>
    time.stale.value || stuck.value === null ? [] : incidentsOf(stuck.value),
  );
  const nameOf = ({ page }: Incident): string => `${source.value} ${page}`;
  const keep = (next: Dismissed): void => {
    dismissed.value = next;
    dismissals.write(next);
  };

  void dismissals.read().then((kept) => {
    dismissed.value = kept;
  });
  // An incident that is over is a new one when it comes again.
  effect(() => {
    const kept = dismissed.value;
    if (kept === null || stuck.value === null || time.stale.value) return;
    const going = Object.entries(kept).filter(
      ([name, at]) =>
        !name.startsWith(`${source.value} `) ||
        incidents.value.some(
          (incident) => nameOf(incident) === name && incident.began <= at,
        ),
    );
    if (going.length < Object.keys(kept).length)
      keep(Object.fromEntries(going));
  });

  return {
    /** Null until it is known what is usual. */
    stuck,
    /** The largest one that nobody has dismissed. */
    incident: computed((): Incident | null => {
      const kept = dismissed.value;
      if (kept === null) return null;
      return (
        incidents.value.find((incident) => !(nameOf(incident) in kept)) ?? null
      );
    }),
    /** Says no more of this incident until it is over. */
    dismiss(incident: Incident): void {
      keep({
        ...dismissed.peek(),
        [nameOf(incident)]: time.serverNow.peek(),
      });
    },
  };
});

export type StuckModel = InstanceType<typeof StuckModel>;
