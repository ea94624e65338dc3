import { computed } from "@preact/signals";
import type { RunningOf } from "../domain/facts.ts";
import type { DashboardModels } from "./dashboard-models.ts";
import { ListModel } from "./list-model.ts";
import type { PageModels } from "./page-models.ts";
import type { People } from "./people.ts";
import { PreferencesModel } from "./preferences-model.ts";
import type { TimeModel } from "./time-model.ts";
import type { TimeTravelModel } from "./time-travel-model.ts";
import { createTravelPeople } from "./time-travel-people.ts";

const NEVER_SAVED = { save: () => undefined, after: () => () => undefined };

/**
 * The list of a moment, for the very components that show the list of now. Presence is that of the moment: its time, its limits. Where nobody watched, it is what was known last, as of then.
 * Search and filters are the page's own; columns and order are taken over and not kept.
 */
export const createTravelList = (
  models: DashboardModels,
  travel: TimeTravelModel,
): PageModels => {
  const peopleOf = createTravelPeople();
  const { naming, limits } = models.time;
  const people = computed((): People | null => {
    const shown = travel.shown.value;
    return shown === null ? null : peopleOf(shown.scene, naming.value);
  });
  const running: RunningOf = (id) => people.peek()?.running.get(id);
  const serverNow = computed(
    () => travel.seen.value?.serverNow ?? models.time.serverNow.value,
  );
  const stale = computed(() => travel.seen.value?.isObserved === false);
  const time: TimeModel = {
    ...models.time,
    serverNow,
    stale,
    running,
    moment: () => ({
      serverNow: serverNow.peek(),
      limits: limits.peek(),
      stale: stale.peek(),
      running,
      nameOf: naming.peek(),
    }),
  };
  const preferences = new PreferencesModel({
    surface: "dashboard",
    ...NEVER_SAVED,
  });
  preferences.choose({
    ...models.preferences.chosen.peek(),
    ...{ presence: null, account: null, role: null, page: null, group: null },
  });
  /** Another moment: nothing that was prepared with the clock of the last one holds. */
  const beat = computed(() => people.value?.revision ?? 0);
  const list = new ListModel({ people, beat, time, preferences });
  return { ...models, time, preferences, list };
};
