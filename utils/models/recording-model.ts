import {
  type ReadonlySignal,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { Send } from "../messaging/client.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import type { RecordingRecord } from "../storage/records.ts";

export interface RecordingPorts {
  readonly reader: Reader;
  readonly send: Send;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  /** Gives a text file to the person, in pieces. */
  readonly save: (name: string, pieces: readonly string[]) => void;
  /** Calls until the returned function is called. */
  readonly every: (ms: number, call: () => void) => () => void;
}

/** Lines read at once: a first line may hold the whole list. */
const LINES_AT_ONCE = 500;
const LOOK_EVERY_MS = 2000;

/** The recording of what the platform says: started, stopped, saved and thrown away from the page of settings. */
export const RecordingModel = createModel((ports: RecordingPorts) => {
  const { reader, send, glance } = ports;
  const recording = signal<RecordingRecord | null>(null);
  const failure = signal<Failure | null>(null);
  const busy = signal(false);
  const redact = signal(true);
  const source = computed(() => glance.value?.source.id ?? null);

  const look = async (): Promise<void> => {
    const id = source.peek();
    const kept = id === null ? null : await reader.recording(id);
    if (kept !== null && !kept.ok) failure.value = kept.failure;
    else recording.value = kept?.value ?? null;
  };

  const tell = async (
    type: "startRecording" | "stopRecording" | "discardRecording",
  ): Promise<void> => {
    const id = source.peek();
    if (id === null || busy.peek()) return;
    busy.value = true;
    const done =
      type === "startRecording"
        ? await send({ type, source: id, redact: redact.peek() })
        : await send({ type, source: id });
    failure.value = done === undefined || done.ok ? null : done.failure;
    await look();
    busy.value = false;
  };

  const save = async (): Promise<void> => {
    const kept = recording.peek();
    if (kept === null || busy.peek()) return;
    busy.value = true;
    const pieces: string[] = [];
    let from = 0;
    while (from < kept.lines) {
      const lines = await reader.recordedLines(
        kept.source,
        from,
        LINES_AT_ONCE,
      );
      if (!lines.ok) failure.value = lines.failure;
      if (!lines.ok || lines.value.length === 0) break;
      for (const line of lines.value) pieces.push(`${line}\n`);
      from += lines.value.length;
    }
    if (from >= kept.lines) ports.save(nameOf(kept), pieces);
    busy.value = false;
  };

  effect(() => {
    void source.value;
    void look();
  });
  effect(() =>
    ports.every(LOOK_EVERY_MS, () => {
      if (recording.peek()?.stoppedAt === null) void look();
    }),
  );

  return {
    source,
    recording: computed(() => recording.value),
    failure: computed(() => failure.value),
    busy: computed(() => busy.value),
    redact,
    look,
    start: () => tell("startRecording"),
    stop: () => tell("stopRecording"),
    discard: () => tell("discardRecording"),
    save,
  };
});

export type RecordingModel = InstanceType<typeof RecordingModel>;

/** "rollcall-recording-2026-03-04T12-00-00Z.ndjson" */
const nameOf = ({ startedAt }: RecordingRecord): string =>
  `rollcall-recording-${new Date(startedAt).toISOString().slice(0, 19).replaceAll(":", "-")}Z.ndjson`;
