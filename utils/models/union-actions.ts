import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import type { ActionsModel } from "./actions-model.ts";
import { type Member, partsOf } from "./union-member.ts";

interface UnionActionPorts {
  readonly members: ReadonlySignal<readonly Member[]>;
  readonly openOptions: () => void;
  readonly openDashboard: () => void;
}

/** What a person can do about several connections at once. */
export const UnionActions = createModel(
  ({
    members,
    openOptions,
    openDashboard,
  }: UnionActionPorts): Omit<ActionsModel, typeof Symbol.dispose> => {
    const { all, each } = partsOf(members, ({ actions }) => actions);
    return {
      paused: computed(() => all.value.every(({ paused }) => paused.value)),
      refreshing: computed(() =>
        all.value.some(({ refreshing }) => refreshing.value),
      ),
      refresh: () => each((actions) => actions.refresh()),
      pause: (paused) => each((actions) => actions.pause(paused)),
      // Each is asked in the click itself: the first call asks the browser, the others find it granted.
      allow: (origin) => each((actions) => actions.allow(origin)),
      openOptions,
      openDashboard,
    };
  },
);
