import {
  type ReadonlySignal,
  batch,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { ConnectionColour } from "../domain/connection-colour.ts";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { LocalInstant } from "../domain/instant.ts";
import { type Removal, isOver } from "../domain/removal.ts";
import type { Result } from "../domain/result.ts";
import { sourceName } from "../domain/source.ts";
import type { Send } from "../messaging/client.ts";
import type { FormKey } from "./connection-forms.ts";
import type { SourceModel } from "./source-model.ts";

interface ListPorts {
  readonly source: SourceModel;
  readonly send: Send;
  readonly now: ReadonlySignal<LocalInstant>;
  /** Those that can still be brought back, and who lately could. */
  readonly removals: () => Promise<Result<readonly Removal[], Failure>>;
}

/** The list of connections: which of them is being edited, their order, and what was just removed. */
export const ConnectionListModel = createModel((ports: ListPorts) => {
  const { source, send, now } = ports;
  /** Undefined: nobody has chosen yet. */
  const chosen = signal<FormKey | null | undefined>(undefined);
  const removals = signal<readonly Removal[]>([]);
  const failure = signal<Failure | null>(null);
  /** Switches that were just pressed: shown until the worker has them written. */
  const pauses = signal<ReadonlyMap<SourceId, boolean>>(new Map());
  const moved = signal<SourceId | null>(null);
  const names = new Map<SourceId, string>();

  const ids = computed(() =>
    source.glances.value.map((glance) => glance.source.id),
  );

  /** A single connection lies open, as does the form of the first; of several none, until somebody opens one. */
  const open = computed((): FormKey | null => {
    const [first, ...others] = ids.value;
    const key = chosen.value;
    if (first === undefined) return "new";
    if (key === undefined) return others.length === 0 ? first : null;
    return key === null || key === "new" || ids.value.includes(key)
      ? key
      : null;
  });

  const readRemovals = async (): Promise<void> => {
    const read = await ports.removals();
    if (read.ok) removals.value = read.value;
  };
  const catchUp = async (): Promise<void> => {
    await Promise.all([source.open(), readRemovals()]);
  };
  const done = async (result: Result<unknown, Failure>): Promise<void> => {
    failure.value = result.ok ? null : result.failure;
    await catchUp();
  };

  return {
    ids,
    open,
    failure: computed(() => failure.value),
    /** Of which it was last said that it changed its place. */
    moved: computed(() => moved.value),
    /** Removed connections that can still be brought back, the latest last. */
    removals: computed(() =>
      removals.value.filter((removal) => !isOver(removal, now.value)),
    ),
    catchUp,
    edit: (key: FormKey | null): void => {
      chosen.value = key;
    },
    /** After "Save": the only connection stays open, of several the list is what matters. */
    onSaved: (id: SourceId): void => {
      const isFirst = ids.peek().every((known) => known === id);
      chosen.value = isFirst ? id : null;
      void catchUp();
    },
    /** Those that are paused, or were just switched so. */
    paused: computed(
      (): ReadonlySet<SourceId> =>
        new Set(
          source.glances.value
            .map((glance) => glance.source)
            .filter(({ id, paused }) => pauses.value.get(id) ?? paused)
            .map(({ id }) => id),
        ),
    ),
    async pause(id: SourceId, paused: boolean): Promise<void> {
      pauses.value = new Map(pauses.peek()).set(id, paused);
      await send({ type: "setPaused", source: id, paused });
      await source.open();
      pauses.value = new Map(
        [...pauses.peek()].filter(([other]) => other !== id),
      );
    },
    async colour(id: SourceId, colour: ConnectionColour): Promise<void> {
      await done(await send({ type: "setColour", source: id, colour }));
    },
    /** @param by -1: one place up; 1: one down. At the end of the list nothing happens. */
    async move(id: SourceId, by: -1 | 1): Promise<void> {
      const from = ids.peek().indexOf(id);
      const to = from + by;
      if (from < 0 || to < 0 || to >= ids.peek().length) return;
      const sources = ids.peek().toSpliced(from, 1).toSpliced(to, 0, id);
      batch(() => {
        moved.value = id;
        source.wishOrder(sources);
      });
      await done(await send({ type: "orderSources", sources }));
      source.wishOrder(null);
    },
    remove: async (id: SourceId): Promise<void> => {
      const glance = source.glances.peek().find((one) => one.source.id === id);
      if (glance !== undefined)
        names.set(id, sourceName(glance.source, glance.state?.info ?? null));
      await done(await send({ type: "putAside", source: id }));
    },
    /** What a removed connection was called; what its platform calls itself only this page may still know. */
    nameOf: ({ source: gone }: Removal): string =>
      names.get(gone.id) ?? sourceName(gone, null),
    bringBack: async (id: SourceId): Promise<void> =>
      done(await send({ type: "bringBack", source: id })),
    /** Does not wait for the time in which it could be brought back. */
    eraseNow: async (id: SourceId): Promise<void> =>
      done(await send({ type: "remove", source: id })),
  };
});

export type ConnectionListModel = InstanceType<typeof ConnectionListModel>;
