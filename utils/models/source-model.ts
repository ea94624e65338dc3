import { computed, createModel, signal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import {
  DEFAULT_PREFERENCES,
  type Preferences,
} from "../domain/preferences.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";

/** The connection alone, without its list: for the page of settings. */
export const SourceModel = createModel((reader: Reader) => {
  const opened = signal(false);
  const failure = signal<Failure | null>(null);
  const glance = signal<SourceGlance | null>(null);
  const preferences = signal<Preferences>(DEFAULT_PREFERENCES);
  let reading = 0;
  return {
    opened: computed(() => opened.value),
    failure: computed(() => failure.value),
    glance: computed(() => glance.value),
    preferences: computed(() => preferences.value),
    async open(): Promise<void> {
      const mine = ++reading;
      const answer = await reader.glance();
      if (mine !== reading) return;
      failure.value = answer.ok ? null : answer.failure;
      if (answer.ok) {
        glance.value = answer.value.sources[0] ?? null;
        preferences.value = answer.value.preferences;
      }
      opened.value = true;
    },
  };
});

export type SourceModel = InstanceType<typeof SourceModel>;
