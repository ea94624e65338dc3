import type { Signal } from "@preact/signals";
import { batch } from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import type { SurfacePreferences } from "../domain/preferences.ts";
import type { View } from "../domain/view.ts";
import type { ActivityFilter } from "./list-question.ts";
import type { PreferencesModel } from "./preferences-model.ts";

type FilterChange = Partial<
  Pick<View, "presence" | "account" | "role" | "page">
>;

export const NO_FILTER = {
  presence: null,
  account: null,
  role: null,
  page: null,
};

/** A whole question at once, as a saved view has it. */
export interface Asking extends Pick<
  SurfacePreferences,
  "presence" | "account" | "role" | "page" | "sort" | "group" | "groupOrder"
> {
  readonly search: string;
  readonly activity: ActivityFilter | null;
}

interface FilterPorts {
  readonly search: Signal<string>;
  readonly activity: Signal<ActivityFilter | null>;
  readonly these: Signal<ReadonlySet<PersonId> | null>;
  readonly preferences: PreferencesModel;
}

/** How somebody asks for other people: each way takes back what contradicts it. */
export const createFilters = (ports: FilterPorts) => {
  const { search, activity, these, preferences } = ports;
  const narrow = (
    chosen: ActivityFilter | null,
    change: FilterChange,
  ): void => {
    these.value = null;
    activity.value = chosen;
    preferences.choose(change);
  };
  return {
    find(text: string): void {
      these.value = null;
      search.value = text;
    },
    filter: (change: FilterChange): void => narrow(null, change),
    /** People of one chip only. Who is watched may be offline; the others are online. */
    filterActivity: (chosen: ActivityFilter): void =>
      narrow(chosen, { presence: chosen === "watched" ? null : "online" }),
    /** Shows exactly these people; null: what was asked before. */
    showThese(ids: ReadonlySet<PersonId> | null): void {
      these.value = ids;
    },
    clear(): void {
      search.value = "";
      narrow(null, NO_FILTER);
    },
    /** Asks for all of it at once. */
    ask({ search: text, activity: chosen, ...choices }: Asking): void {
      batch(() => {
        search.value = text;
        narrow(chosen, {});
        preferences.choose(choices);
      });
    },
  };
};
