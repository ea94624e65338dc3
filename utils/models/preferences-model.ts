import { computed, createModel, signal } from "@preact/signals";
import {
  DEFAULT_PREFERENCES,
  type NoteFormat,
  type Preferences,
  type Surface,
  type SurfacePreferences,
} from "../domain/preferences.ts";

import type { ColumnChoice } from "../domain/table-columns.ts";

export interface PreferencesPorts {
  readonly surface: Surface;
  readonly save: (preferences: Preferences) => void;
  /** Calls once, unless the returned function is called before. */
  readonly after: (ms: number, call: () => void) => () => void;
}

/** Long enough for a hand that tries three filters, short enough for a popup that closes. */
const SAVE_AFTER_MS = 300;

/** The user's choices on one surface, remembered a moment after the last of them. */
export const PreferencesModel = createModel((ports: PreferencesPorts) => {
  const all = signal<Preferences>(DEFAULT_PREFERENCES);
  const chosen = computed(() => all.value[ports.surface]);
  let cancel: (() => void) | null = null;
  let adopted = false;

  const flush = (): void => {
    if (cancel === null) return;
    cancel();
    cancel = null;
    ports.save(all.peek());
  };

  const set = (next: Preferences): void => {
    all.value = next;
    cancel?.();
    cancel = ports.after(SAVE_AFTER_MS, flush);
  };

  return {
    chosen,
    noteFormat: computed(() => all.value.noteFormat),
    /** What the disk remembers. The first time all of it; later what is on this screen stays as it is. */
    adopt(kept: Preferences): void {
      const mine = all.peek();
      all.value = adopted ? { ...kept, [ports.surface]: chosen.peek() } : kept;
      const { noteFormat } = mine;
      if (adopted && cancel !== null) all.value = { ...all.peek(), noteFormat };
      adopted = true;
    },
    choose(change: Partial<SurfacePreferences>): void {
      const mine = all.peek();
      set({ ...mine, [ports.surface]: { ...chosen.peek(), ...change } });
    },
    /** Columns of the dashboard's table; none: the usual ones. */
    columns: computed(() => all.value.dashboard.columns),
    chooseColumns(columns: readonly ColumnChoice[]): void {
      const mine = all.peek();
      set({ ...mine, dashboard: { ...mine.dashboard, columns } });
    },
    chooseNoteFormat(noteFormat: NoteFormat): void {
      if (noteFormat !== all.peek().noteFormat)
        set({ ...all.peek(), noteFormat });
    },
    /** Saves at once what was not saved yet: the page is about to go. */
    flush,
  };
});

export type PreferencesModel = InstanceType<typeof PreferencesModel>;
