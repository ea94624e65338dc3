import { computed } from "@preact/signals";
import type { RosterModel } from "./roster-model.ts";
import type { SourceModels } from "./source-models.ts";
import type { WatchModel } from "./watch-model.ts";

/** What a page is told of the disk. */
export type Told = Pick<RosterModel, "hear" | "catchUp">;

/** What a page is told is for all connections, whichever it shows. */
export const listening = (source: SourceModels, told: Told): SourceModels => ({
  ...source,
  roster: { ...source.roster, ...told },
  watch: { ...source.watch, hear: () => {} },
});

/** A watch may be set for somebody of a connection that is not shown, beside a ticket: the page says so all the same. */
export const withToastsOf = (
  { toast, undo, dismiss }: WatchModel,
  source: SourceModels,
): SourceModels => ({
  ...source,
  watch: {
    ...source.watch,
    // Of its own people by their own ids, of others by those of the list of all.
    toast: computed(() => source.watch.toast.value ?? toast.value),
    ...{ undo, dismiss },
  },
});
