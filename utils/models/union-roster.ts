import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import { pageName } from "../domain/page-name.ts";
import type { RosterModel } from "./roster-model.ts";
import { type Member, partsOf } from "./union-member.ts";
import { createUnion } from "./union-people.ts";
import { worstMember } from "./union-time.ts";

/** What the disk knows of several connections, as one list. Of the connection itself the worst one's is given. */
export const UnionRoster = createModel(
  (
    members: ReadonlySignal<readonly Member[]>,
  ): Omit<RosterModel, typeof Symbol.dispose> => {
    const unionOf = createUnion();
    const { all, each } = partsOf(members, ({ roster }) => roster);
    return {
      opened: computed(() => all.value.every(({ opened }) => opened.value)),
      failure: computed(
        () =>
          all.value
            .map(({ failure }) => failure.value)
            .find((failure) => failure !== null) ?? null,
      ),
      glance: computed(
        () => worstMember(members.value)?.source.roster.glance.value ?? null,
      ),
      naming: computed(() => pageName),
      unconnected: computed(() => false),
      people: computed(() =>
        unionOf(
          members.value
            .filter(({ blank }) => !blank.value)
            .map(({ origin, source }) => ({
              origin: origin.value,
              people: source.roster.people.value,
            })),
        ),
      ),
      open: () => each((roster) => roster.open()),
      catchUp: () => each((roster) => roster.catchUp()),
      hear: (notice) => each((roster) => roster.hear(notice)),
    };
  },
);
