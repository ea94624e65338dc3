import type { StoreNames } from "idb";
import type { Failure } from "../domain/failure.ts";
import { type SourceId, sourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import type {
  StoredBytes,
  StoredDay,
  StoredKind,
  StoredUse,
} from "../domain/stored-use.ts";
import type { Connected, Database, Schema } from "./database.ts";
import { storedSize } from "./stored-size.ts";

const KIND_OF: Readonly<Record<StoreNames<Schema>, StoredKind>> = {
  states: "list",
  connections: "list",
  firstScreens: "list",
  keyframes: "list",
  runningFrames: "list",
  deltas: "past",
  past: "past",
  levels: "past",
  finished: "sessions",
  days: "sessions",
  coverage: "sessions",
  rollups: "rollups",
  watches: "watches",
  notices: "watches",
  recordings: "recordings",
  recorded: "recordings",
  upkeep: "settings",
  imports: "settings",
  settings: "settings",
  secrets: "settings",
};

/** Records read at once: a page must be able to do something else in between. */
const AT_ONCE = 20;

/** Measures all that is kept, store by store, a few records at a time. */
export const measureUse = (db: Database): Promise<Result<StoredUse, Failure>> =>
  db.use(async (connected) => {
    const bytes = new Map<SourceId | null, StoredBytes>();
    const days: StoredDay[] = [];
    let travelFrom: Instant | null = null;
    const states = await connected.getAll("states");
    const newest = new Map<SourceId, number | null>(
      states.map(({ source, keyframe }) => [source, keyframe]),
    );
    for (const name of connected.objectStoreNames)
      await eachRecord(connected, name, (key, value) => {
        const source = sourceOf(name, key);
        const kind = isPast(name, key, newest) ? "past" : KIND_OF[name];
        const before = bytes.get(source) ?? NOTHING;
        const size = storedSize(key) + storedSize(value);
        bytes.set(source, { ...before, [kind]: before[kind] + size });
        const day = dayIn(name, key, value);
        if (day !== null) days.push(day);
        const from = tapedFrom(name, value);
        if (from !== null && from < (travelFrom ?? Infinity)) travelFrom = from;
      });
    return { bytes, days, travelFrom };
  });

const NOTHING: StoredBytes = {
  list: 0,
  past: 0,
  sessions: 0,
  rollups: 0,
  watches: 0,
  recordings: 0,
  settings: 0,
};

const eachRecord = async (
  connected: Connected,
  name: StoreNames<Schema>,
  look: (key: IDBValidKey, value: unknown) => void,
): Promise<void> => {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const store = connected.transaction(name).store;
    const [keys, values]: [IDBValidKey[], unknown[]] = await Promise.all([
      store.getAllKeys(range, AT_ONCE),
      store.getAll(range, AT_ONCE),
    ]);
    for (const [at, key] of keys.entries()) look(key, values[at]);
    const last = keys.at(-1);
    if (last === undefined || keys.length < AT_ONCE) return;
    range = IDBKeyRange.lowerBound(last, true);
  }
};

const NO_SOURCE: readonly string[] = ["settings", "key"];

const sourceOf = (name: string, key: IDBValidKey): SourceId | null => {
  const first: unknown = Array.isArray(key) ? key[0] : key;
  return typeof first !== "string" ||
    name === "settings" ||
    NO_SOURCE.includes(first)
    ? null
    : sourceId(first);
};

/** Of the keyframes only the newest is of the list as it is now. */
const isPast = (
  name: string,
  key: IDBValidKey,
  newest: ReadonlyMap<string, number | null>,
): boolean => {
  if (name !== "keyframes" && name !== "runningFrames") return false;
  // CAST: what the schema says of these two stores.
  const [source, revision] = key as Schema["keyframes"]["key"];
  return newest.get(source) !== revision;
};

const dayIn = (
  name: string,
  key: IDBValidKey,
  value: unknown,
): StoredDay | null => {
  if (name !== "days" && name !== "rollups") return null;
  // CAST (both): what the schema says of these two stores.
  const [source, day] = key as Schema["days"]["key"];
  const record = value as Schema["days"]["value"] | Schema["rollups"]["value"];
  const sessions =
    "sessions" in record
      ? record.sessions.count
      : "count" in record
        ? record.count
        : 0;
  return {
    source: sourceId(source),
    kind: name === "days" ? "sessions" : "rollups",
    day,
    sessions,
  };
};

/** The first moment of what is on a tape; null: it is no tape, or a part of one that does not say so. */
const tapedFrom = (name: string, value: unknown): Instant | null => {
  if (name !== "past") return null;
  // CAST: what the schema says of this store.
  const tape = value as Schema["past"]["value"];
  return "from" in tape ? tape.from.at : null;
};
