import { type Endpoint, FROM_THE_START } from "../connectors/connector.ts";
import { recognise } from "../connectors/recognise.ts";
import { CONNECTORS, secretOriginOf } from "../connectors/registry.ts";
import { parseAddress } from "../domain/address.ts";
import { hasLiveSession } from "../domain/facts.ts";
import type { Failure } from "../domain/failure.ts";
import { type Finding, PREVIEWED } from "../domain/finding.ts";
import { type SourceId, sourceId } from "../domain/ids.ts";
import { type People, reportsOf } from "../domain/people.ts";
import type { Report } from "../domain/person.ts";
import type { Recognition } from "../domain/recognition.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { applyObservation, EMPTY_ROSTER } from "../domain/roster.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { CommandOf } from "../messaging/protocol.ts";
import type { Database } from "../storage/database.ts";
import { forgetToken, readToken, writeToken } from "../storage/secrets.ts";
import { readSources, writeSource } from "../storage/settings.ts";
import type { Io } from "../transport/io.ts";
import { refusalOf } from "./refusal.ts";

const NOT_AN_ADDRESS: Failure = { code: "bad_data", what: "wrong_shape" };

type Target = Required<
  Pick<SourceRecord, "connector" | "address" | "settings" | "preset">
>;

/** What a command wants to connect, as it is to be kept. Fails with `bad_settings`, or for no address. */
const targetOf = ({
  connector = "protocol",
  address,
  settings,
  preset = null,
}: CommandOf<"test"> | CommandOf<"sample"> | CommandOf<"save">): Result<
  Target,
  Failure
> => {
  const parsed = parseAddress(address);
  if (!parsed.ok) return fail(NOT_AN_ADDRESS);
  const checked = CONNECTORS[connector].check(settings);
  if (!checked.ok)
    return fail({ code: "bad_settings", at: checked.failure.path.join(".") });
  const { base } = parsed.value;
  return ok({ connector, address: base, settings: checked.value, preset });
};

const sourceOf = async (
  db: Database,
  id: SourceId | null,
): Promise<Result<SourceRecord | null, Failure>> => {
  const sources = await readSources(db);
  return sources.ok
    ? ok(sources.value.find((source) => source.id === id) ?? null)
    : sources;
};

/** Looks what is at an address, where that is allowed. */
export const recogniseAddress = async (
  io: Io,
  { address }: CommandOf<"recognise">,
): Promise<Result<readonly Recognition[], Failure>> => {
  const parsed = parseAddress(address);
  if (!parsed.ok) return fail(NOT_AN_ADDRESS);
  const { base } = parsed.value;
  const refused = await refusalOf(io, { connector: "protocol", address: base });
  return refused === null ? recognise(io, base) : fail(refused);
};

/** What may be asked, with its secret. Fails where it may not, or cannot be. */
const asked = async (
  db: Database,
  io: Io,
  command: CommandOf<"test"> | CommandOf<"sample">,
): Promise<Result<Target & { readonly endpoint: Endpoint }, Failure>> => {
  const target = targetOf(command);
  if (!target.ok) return target;
  const refused = await refusalOf(io, target.value);
  if (refused !== null) return fail(refused);
  const { source } = command;
  const token =
    command.token === null && source !== null
      ? await readToken(db, source, secretOriginOf(target.value))
      : ok(command.token);
  if (!token.ok) return token;
  const endpoint = { address: target.value.address, token: token.value };
  return ok({ ...target.value, endpoint });
};

/** The first answer of what is to be mapped. */
export const sampleAnswer = async (
  db: Database,
  io: Io,
  command: CommandOf<"sample">,
): Promise<Result<string, Failure>> => {
  const target = await asked(db, io, command);
  if (!target.ok) return target;
  const { connector, endpoint, settings } = target.value;
  const { sample } = CONNECTORS[connector];
  return sample === null
    ? fail({ code: "bad_settings", at: "connector" })
    : sample(io, endpoint, settings, new AbortController().signal);
};

/** Asks the platform once and stores nothing. */
export const testConnection = async (
  db: Database,
  io: Io,
  command: CommandOf<"test">,
): Promise<Result<Finding, Failure>> => {
  const target = await asked(db, io, command);
  if (!target.ok) return target;
  const { connector, endpoint, settings } = target.value;
  const feed = CONNECTORS[connector].connect(io, endpoint, settings);
  const { signal } = new AbortController();
  const info = await feed.describe(signal);
  if (!info.ok) return info;
  for await (const reading of feed.observations(FROM_THE_START, signal)) {
    if (!reading.ok) return reading;
    const { tally, people } = applyObservation(
      EMPTY_ROSTER,
      reading.value,
    ).roster;
    return ok({
      info: info.value,
      serverTime: reading.value.serverTime,
      people: tally.total,
      online: tally.online,
      first: firstOf(people),
      came: feed.came?.() ?? null,
    });
  }
  return fail({ code: "network" });
};

/** Those who are online say more of what there is: they come first. */
const firstOf = (people: People): readonly Report[] => {
  const online: Report[] = [];
  const others: Report[] = [];
  for (const report of reportsOf(people)) {
    const list = hasLiveSession(report) ? online : others;
    if (list.length < PREVIEWED) list.push(report);
    if (online.length === PREVIEWED) break;
  }
  return [...online, ...others].slice(0, PREVIEWED);
};

/** Keeps the token only for the very origin that it was given for; another address is another platform. */
export const saveConnection = async (
  db: Database,
  command: CommandOf<"save">,
): Promise<Result<SourceId, Failure>> => {
  const target = targetOf(command);
  if (!target.ok) return target;
  const known = await sourceOf(db, command.source);
  if (!known.ok) return known;
  const before = known.value;
  const id = before?.id ?? sourceId(crypto.randomUUID());
  const origin = secretOriginOf(target.value);
  const leftOrigin = before !== null && secretOriginOf(before) !== origin;
  if (leftOrigin) await forgetToken(db, id);
  // Read before anything is erased; written again, because how it is kept may have been changed alone.
  const kept =
    command.token === null && before !== null && !leftOrigin
      ? await readToken(db, id, origin)
      : ok(command.token);
  if (!kept.ok) return kept;
  const source: SourceRecord = {
    ...target.value,
    id,
    name: command.name,
    generation: (before?.generation ?? 0) + 1,
    paused: false,
    limits: command.limits ?? null,
  };
  const written = await writeSource(db, source, isOther(before, target.value));
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

/** Another platform, or its people under other ids: what was observed says nothing of it. */
const isOther = (before: SourceRecord | null, target: Target): boolean =>
  before !== null &&
  (before.address !== target.address || before.connector !== target.connector);
