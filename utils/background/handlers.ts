import type { Handlers } from "../messaging/server.ts";
import type { Database } from "../storage/database.ts";

import { updateSource } from "../storage/settings.ts";
import type { Io } from "../transport/io.ts";
import type { ConnectionCommand } from "./connection-handlers.ts";
import { savePageSettings } from "./page-settings.ts";
import type { createManagedHandlers } from "./managed-handlers.ts";
import type { DataCommand } from "./data-handlers.ts";
import type { HistoryCommand } from "./history-handlers.ts";
import type { PreferenceCommand } from "./preference-handlers.ts";
import {
  recogniseAddress,
  sampleAnswer,
  saveConnection,
  testConnection,
} from "./connecting.ts";
import type { Supervisor } from "./supervisor.ts";
import type { TicketDesk } from "./ticket-desk.ts";
import type { WatchCommand } from "./watch-handlers.ts";

/** What the worker does for a page. Every handler waits until the worker has taken up what was left on the disk. */
export const createHandlers = (
  db: Database,
  io: Io,
  supervisor: Supervisor,
  ready: Promise<void>,
): Omit<
  Handlers,
  | keyof TicketDesk["handlers"]
  | "setLanguage"
  | ConnectionCommand
  | PreferenceCommand
  | WatchCommand
  | DataCommand
  | HistoryCommand
  | keyof ReturnType<typeof createManagedHandlers>
  | "putViews"
  | "dropView"
> => ({
  refresh: async ({ source }) => {
    await ready;
    supervisor.tell({ kind: "refresh" }, source);
    return null;
  },
  setPaused: async ({ source, paused }) => {
    await ready;
    // Kept with the settings: a paused connection is paused after a restart of the browser, too.
    await updateSource(db, source, (before) => ({ ...before, paused }));
    supervisor.tell({ kind: paused ? "pause" : "resume" }, source);
    await supervisor.settled();
    return null;
  },
  test: (command) => testConnection(db, io, command),
  sample: (command) => sampleAnswer(db, io, command),
  recognise: (command) => recogniseAddress(io, command),
  save: async (command) => {
    await ready;
    const saved = await saveConnection(db, command);
    if (saved.ok) await supervisor.reload(saved.value);
    return saved;
  },
  savePages: async (command) => {
    await ready;
    const saved = await savePageSettings(db, command);
    if (saved.ok) await supervisor.reload(command.source);
    return saved;
  },
  startRecording: async ({ source, redact }) => {
    await ready;
    return supervisor.record(source, (recorder, known) =>
      recorder.start(redact, known),
    );
  },
  stopRecording: async ({ source }) => {
    await ready;
    return supervisor.record(source, (recorder) => recorder.stop());
  },
  discardRecording: async ({ source }) => {
    await ready;
    return supervisor.record(source, (recorder) => recorder.discard());
  },
});
