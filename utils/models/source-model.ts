import { computed, createModel, signal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Preferences } from "../domain/preferences.ts";
import { inOrder } from "../domain/source-order.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";

interface SourcePorts {
  readonly reader: Pick<Reader, "glance">;
  /** Called before a reading; what it gives takes the choices that were read. */
  readonly takePreferences: () => (preferences: Preferences) => void;
}

/** The connections alone, without their lists: for the page of settings. */
export const SourceModel = createModel((ports: SourcePorts) => {
  const opened = signal(false);
  const failure = signal<Failure | null>(null);
  const read = signal<readonly SourceGlance[]>([]);
  const chosen = signal<SourceId | null>(null);
  /** The order that was just wished for: shown until the worker has it written. */
  const order = signal<readonly SourceId[] | null>(null);
  let reading = 0;

  const glances = computed((): readonly SourceGlance[] => {
    const wish = order.value;
    if (wish === null) return read.value;
    const sources = read.value.map(({ source }) => source);
    return inOrder(sources, wish).flatMap(({ id }) =>
      read.value.filter(({ source }) => source.id === id),
    );
  });

  return {
    opened: computed(() => opened.value),
    failure: computed(() => failure.value),
    glances,
    /** The one that the settings of a single connection are about: the chosen one, else the first. */
    glance: computed(
      () =>
        glances.value.find(({ source }) => source.id === chosen.value) ??
        glances.value[0] ??
        null,
    ),
    choose: (source: SourceId): void => {
      chosen.value = source;
    },
    wishOrder: (sources: readonly SourceId[] | null): void => {
      order.value = sources;
    },
    async open(): Promise<void> {
      const mine = ++reading;
      const take = ports.takePreferences();
      const answer = await ports.reader.glance();
      if (mine !== reading) return;
      failure.value = answer.ok ? null : answer.failure;
      if (answer.ok) {
        take(answer.value.preferences);
        read.value = answer.value.sources;
      }
      opened.value = true;
    },
  };
});

export type SourceModel = InstanceType<typeof SourceModel>;
