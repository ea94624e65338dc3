import { CONNECTORS } from "../connectors/registry.ts";
import { FROM_THE_START } from "../connectors/connector.ts";
import { type Address, parseAddress } from "../domain/address.ts";
import type { Failure } from "../domain/failure.ts";
import { type SourceId, sourceId } from "../domain/ids.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { applyObservation, EMPTY_ROSTER } from "../domain/roster.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { CommandOf, Finding } from "../messaging/protocol.ts";
import type { Handlers } from "../messaging/server.ts";
import type { Database } from "../storage/database.ts";
import {
  forgetToken,
  readToken,
  secretKept,
  writeToken,
} from "../storage/secrets.ts";
import {
  readSources,
  removeSource,
  updateSource,
  writeSource,
} from "../storage/settings.ts";
import { forgetStreamMark } from "../storage/stream-mark.ts";
import type { Io } from "../transport/io.ts";
import { keepPreferences } from "./keep-preferences.ts";
import { savePageSettings } from "./page-settings.ts";
import type { DataCommand } from "./data-handlers.ts";
import type { HistoryCommand } from "./history-handlers.ts";
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
  | WatchCommand
  | DataCommand
  | HistoryCommand
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
  test: (command) => test(db, io, command),
  save: async (command) => {
    await ready;
    const saved = await save(db, command);
    if (saved.ok) await supervisor.reload(saved.value);
    return saved;
  },
  savePages: async (command) => {
    await ready;
    const saved = await savePageSettings(db, command);
    if (saved.ok) await supervisor.reload(command.source);
    return saved;
  },
  remove: async ({ source }) => {
    await ready;
    await forgetToken(db, source);
    await forgetStreamMark(source);
    const removed = await removeSource(db, source);
    await supervisor.reload(source);
    return removed;
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
  secret: ({ source }) => secretKept(db, source),
  savePreferences: async ({ preferences }) => {
    await ready;
    return keepPreferences(db, supervisor, (kept) => ({
      ...kept,
      ...preferences,
      dashboard: preferences.dashboard ?? kept.dashboard,
    }));
  },
  setShareSafe: async ({ on }) => {
    await ready;
    return keepPreferences(db, supervisor, (kept) => ({
      ...kept,
      shareSafe: on,
    }));
  },
});

const NOT_AN_ADDRESS: Failure = { code: "bad_data", what: "wrong_shape" };

const sourceOf = async (
  db: Database,
  id: SourceId | null,
): Promise<Result<SourceRecord | null, Failure>> => {
  const sources = await readSources(db);
  return sources.ok
    ? ok(sources.value.find((source) => source.id === id) ?? null)
    : sources;
};

const tokenFor = async (
  db: Database,
  { source, token }: Pick<CommandOf<"test">, "source" | "token">,
  { origin }: Address,
): Promise<Result<string | null, Failure>> =>
  token === null && source !== null ? readToken(db, source, origin) : ok(token);

/** Asks the platform once and stores nothing. */
const test = async (
  db: Database,
  io: Io,
  command: CommandOf<"test">,
): Promise<Result<Finding, Failure>> => {
  const address = parseAddress(command.address);
  if (!address.ok) return fail(NOT_AN_ADDRESS);
  const { base, origin } = address.value;
  if (!(await io.allowed(origin)))
    return fail({ code: "permission_missing", origin });
  const token = await tokenFor(db, command, address.value);
  if (!token.ok) return token;
  const feed = CONNECTORS.protocol(io, { address: base, token: token.value });
  const { signal } = new AbortController();
  const info = await feed.describe(signal);
  if (!info.ok) return info;
  for await (const reading of feed.observations(FROM_THE_START, signal)) {
    if (!reading.ok) return reading;
    const { tally } = applyObservation(EMPTY_ROSTER, reading.value).roster;
    return ok({ info: info.value, people: tally.total, online: tally.online });
  }
  return fail({ code: "network" });
};

/** Keeps the token only for the very origin that it was given for; another address is another platform. */
const save = async (
  db: Database,
  command: CommandOf<"save">,
): Promise<Result<SourceId, Failure>> => {
  const address = parseAddress(command.address);
  if (!address.ok) return fail(NOT_AN_ADDRESS);
  const known = await sourceOf(db, command.source);
  if (!known.ok) return known;
  const { base, origin } = address.value;
  const before = known.value;
  const id = before?.id ?? sourceId(crypto.randomUUID());
  const moved = before !== null && before.address !== base;
  const leftOrigin =
    before !== null && new URL(before.address).origin !== origin;
  if (leftOrigin) await forgetToken(db, id);
  // Read before anything is erased; written again, because how it is kept may have been changed alone.
  const kept =
    command.token === null && before !== null && !leftOrigin
      ? await readToken(db, id, origin)
      : ok(command.token);
  if (!kept.ok) return kept;
  const source: SourceRecord = {
    id,
    connector: "protocol",
    name: command.name,
    address: base,
    generation: (before?.generation ?? 0) + 1,
    paused: false,
    limits: command.limits ?? null,
  };
  const written = await writeSource(db, source, moved);
  if (!written.ok) return written;
  if (kept.value === null) return ok(id);
  const secret = await writeToken(
    db,
    id,
    { origin, token: kept.value },
    command.remember,
  );
  return secret.ok ? ok(id) : secret;
};
