import { type ReadonlySignal, computed } from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import { listedId } from "../domain/listed-id.ts";
import type { Incident, StuckOn } from "../domain/stuck.ts";
import type { Radar } from "./source-models.ts";
import type { Member } from "./union-member.ts";

/** Who is stuck on any of several connections, and the largest incident of all: an incident is of one platform. */
export const unionRadar = (
  members: ReadonlySignal<readonly Member[]>,
): ReadonlySignal<Radar | null> => {
  /** The connection's own, by what is shown of it. */
  const own = new WeakMap<Incident, { incident: Incident; radar: Radar }>();
  const radars = computed(() =>
    members.value.flatMap(({ origin, source }) => {
      const radar = source.radar.value;
      return radar === null ? [] : [{ from: origin.value, radar }];
    }),
  );
  const stuck = computed((): ReadonlyMap<PersonId, StuckOn> | null => {
    const all = new Map<PersonId, StuckOn>();
    for (const { from, radar } of radars.value)
      for (const [id, on] of radar.stuck.value ?? [])
        all.set(listedId(from.source, id), on);
    return radars.value.some((one) => one.radar.stuck.value !== null)
      ? all
      : null;
  });
  const incident = computed((): Incident | null => {
    let largest: Incident | null = null;
    for (const { from, radar } of radars.value) {
      const theirs = radar.incident.value;
      if (theirs === null) continue;
      if (theirs.people.length <= (largest?.people.length ?? 0)) continue;
      const people = theirs.people.map((id) => listedId(from.source, id));
      largest = { ...theirs, people, from };
      own.set(largest, { incident: theirs, radar });
    }
    return largest;
  });
  const radar: Radar = {
    stuck,
    incident,
    dismiss(shown) {
      const one = own.get(shown);
      one?.radar.dismiss(one.incident);
    },
  };
  return computed(() => (radars.value.length === 0 ? null : radar));
};
