import {
  type ReadonlySignal,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { progressOf } from "../domain/import-progress.ts";
import { lengthOfAll } from "../domain/spans.ts";
import type { Send } from "../messaging/client.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import type { ImportRecord } from "../storage/records.ts";

export interface ImportPorts {
  readonly reader: Pick<Reader, "imported" | "coverage">;
  readonly send: Send;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  /** Calls until the returned function is called. */
  readonly every: (ms: number, call: () => void) => () => void;
}

/** How far a fetch has come, as a page shows it. */
export interface ImportView {
  readonly record: ImportRecord;
  /** 0 to 1. */
  readonly progress: number;
  /** How much of the time that it is about is covered, 0 to 1; 0 until it is done. */
  readonly observed: number;
}

const LOOK_EVERY_MS = 500;

/** The platform's own history: fetched, stopped and gone on with from a page. */
export const ImportModel = createModel((ports: ImportPorts) => {
  const { reader, send, glance } = ports;
  const view = signal<ImportView | null>(null);
  const failure = signal<Failure | null>(null);
  const busy = signal(false);
  const source = computed(() => glance.value?.source.id ?? null);
  const isOffered = computed(
    () => glance.value?.state?.info?.canHistory === true,
  );

  const look = async (): Promise<void> => {
    const id = source.peek();
    const kept = id === null ? null : await reader.imported(id);
    if (kept !== null && !kept.ok) failure.value = kept.failure;
    const record = kept?.ok === true ? kept.value : null;
    if (id === null || record === null) {
      view.value = null;
      return;
    }
    const observed = await observedOf(id, record);
    view.value = { record, progress: progressOf(record), observed };
  };

  /** Of a fetch that is under way nobody asks, and of one that is done the past stays as it is. */
  const observedOf = async (
    id: SourceId,
    { phase, asked }: ImportRecord,
  ): Promise<number> => {
    if (phase.kind !== "done") return 0;
    const before = view.peek();
    const { from, to } = asked;
    if (
      before?.record.phase.kind === "done" &&
      before.record.asked.from === from &&
      before.record.asked.to === to
    )
      return before.observed;
    const covered = await reader.coverage(id, from, to);
    return covered.ok ? lengthOfAll(covered.value) / (to - from) : 0;
  };

  const tell = async (type: "startImport" | "stopImport"): Promise<void> => {
    const id = source.peek();
    if (id === null || busy.peek()) return;
    busy.value = true;
    const done = await send({ type, source: id });
    failure.value = done === undefined || done.ok ? null : done.failure;
    await look();
    busy.value = false;
  };

  effect(() => {
    void glance.value;
    void look();
  });
  effect(() =>
    ports.every(LOOK_EVERY_MS, () => {
      const kind = view.peek()?.record.phase.kind;
      if (kind === "running" || kind === "waiting") void look();
    }),
  );

  return {
    source,
    isOffered,
    /** The connection is not to be asked: what is under way waits. */
    isPaused: computed(() => glance.value?.source.paused === true),
    view: computed(() => view.value),
    failure: computed(() => failure.value),
    busy: computed(() => busy.value),
    start: () => tell("startImport"),
    stop: () => tell("stopImport"),
  };
});

export type ImportModel = InstanceType<typeof ImportModel>;
