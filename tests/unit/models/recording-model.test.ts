import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { localInstant } from "../../../utils/domain/instant.ts";
import { ok } from "../../../utils/domain/result.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import { RecordingModel } from "../../../utils/models/recording-model.ts";
import type { Reader, SourceGlance } from "../../../utils/storage/reader.ts";
import type { RecordingRecord } from "../../../utils/storage/records.ts";
import { until } from "../../support/until.ts";
import { SOURCE, source } from "../storage/journal-world.ts";

const STARTED = localInstant(Date.UTC(2026, 2, 4, 12, 0, 5));

/** A worker and a disk with one recording on it, as far as the page of settings sees them. */
const world = (lines: readonly string[] = []) => {
  let kept: RecordingRecord | null =
    lines.length === 0
      ? null
      : {
          source: SOURCE,
          startedAt: STARTED,
          stoppedAt: STARTED,
          salt: null,
          lines: lines.length,
          length: lines.join("").length,
        };
  const told: Command[] = [];
  const saved: { readonly name: string; readonly text: string }[] = [];
  const reader = {
    recording: () => Promise.resolve(ok(kept)),
    recordedLines: (_: unknown, from: number, count: number) =>
      Promise.resolve(ok(lines.slice(from, from + count))),
    // CAST: the model asks for nothing else.
  } as unknown as Reader;
  const send = ((command: Command) => {
    told.push(command);
    if (command.type === "discardRecording") kept = null;
    if (command.type === "startRecording")
      kept = {
        source: SOURCE,
        startedAt: STARTED,
        stoppedAt: null,
        salt: command.redact ? "salt" : null,
        lines: 1,
        length: 10,
      };
    return Promise.resolve(ok(null));
    // CAST: each of these commands is answered alike.
  }) as unknown as Send;
  const glance = signal<SourceGlance | null>({
    source: source(),
    state: null,
    connection: null,
    firstScreen: null,
  });
  const model = new RecordingModel({
    reader,
    send,
    glance,
    save: (name, pieces) => saved.push({ name, text: pieces.join("") }),
    every: () => () => {},
  });
  return { model, told, saved };
};

describe("the recording", () => {
  it("leaves out who it is unless the person wants otherwise", async () => {
    const { model, told } = world();
    await model.start();
    expect(told).toEqual([
      { type: "startRecording", source: SOURCE, redact: true },
    ]);
    expect(model.recording.value?.salt).toBe("salt");
    model.redact.value = false;
    await model.start();
    expect(model.recording.value?.salt).toBeNull();
  });

  it("is saved whole, a line each, under the time of its start", async () => {
    const lines = Array.from({ length: 1203 }, (_, n) => `{"at":${n}}`);
    const { model, saved } = world(lines);
    await until(() => model.recording.value !== null);
    await model.save();
    expect(saved).toEqual([
      {
        name: "rollcall-recording-2026-03-04T12-00-05Z.ndjson",
        text: lines.map((line) => `${line}\n`).join(""),
      },
    ]);
  });

  it("is gone after it was deleted", async () => {
    const { model, told } = world(["{}"]);
    await until(() => model.recording.value !== null);
    await model.discard();
    expect(told).toEqual([{ type: "discardRecording", source: SOURCE }]);
    expect(model.recording.value).toBeNull();
  });
});
