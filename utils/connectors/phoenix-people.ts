import type { Failure } from "../domain/failure.ts";
import { type PersonId, personId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { MAX_SESSIONS } from "../domain/outside-limits.ts";
import type { Fields } from "../domain/outside-value.ts";
import type { LiveSession, Report } from "../domain/person.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import { compileFields } from "../mapping/compiled-fields.ts";
import { droppingOf } from "../mapping/dropped.ts";
import { pagesOf } from "../mapping/page-of-site.ts";
import { personOf } from "../mapping/put-together.ts";
import { type RowSays, latest, rowReader } from "../mapping/row-says.ts";
import type { Endpoint, KnownReport } from "./connector.ts";
import type { Presence } from "./phoenix-presence.ts";
import type { PhoenixSettings } from "./phoenix-settings.ts";

/** Presences as people: a person is whoever the metas name, with a session for each of them. */
export interface PresentPeople {
  /** Fails where there are presences, and none of them is anybody; and for too many. */
  readonly all: (now: Instant) => Result<readonly Report[], Failure>;
  /** Those whom a change of these keys concerns. */
  readonly changed: (
    keys: ReadonlySet<string>,
    now: Instant,
  ) => {
    readonly upserts: readonly Report[];
    readonly removals: readonly PersonId[];
  };
}

export const presentPeople = (
  settings: PhoenixSettings,
  { address, parameters = [] }: Endpoint,
  presence: Presence,
  known: KnownReport | undefined,
): PresentPeople => {
  const { activeOn = [] } = settings;
  const fields = { id: "$key", ...settings.fields };
  const dropping = droppingOf();
  const read = rowReader(
    compileFields(fields, "fields", { dropping, complain: () => undefined }),
  );
  const addressOfPage = pagesOf(settings, { address, parameters });
  /** What the metas of a key say, by the person they name. One key may name several, and one person have several keys. */
  const saidBy = new Map<string, ReadonlyMap<string, readonly RowSays[]>>();
  const keysOf = new Map<string, Set<string>>();

  /** Reads what a key has become; the people of it, before and now. */
  const reread = (key: string, now: Instant): ReadonlySet<string> => {
    const before = saidBy.get(key) ?? NOBODY;
    const metas = presence.now().get(key) ?? [];
    const after = byPerson(metas, (meta) =>
      read({ value: dropping.without(meta), key }, { now, addressOfPage }),
    );
    for (const id of before.keys()) if (!after.has(id)) forget(id, key);
    for (const id of after.keys()) {
      const keys = keysOf.get(id) ?? new Set();
      keysOf.set(id, keys.add(key));
    }
    if (after.size === 0) saidBy.delete(key);
    else saidBy.set(key, after);
    return new Set([...before.keys(), ...after.keys()]);
  };

  const forget = (id: string, key: string): void => {
    const keys = keysOf.get(id);
    keys?.delete(key);
    if (keys?.size === 0) keysOf.delete(id);
  };

  /** Null: they are not there. */
  const reportOf = (id: string, now: Instant): Report | null => {
    const rows = [...(keysOf.get(id) ?? [])]
      .toReversed()
      .flatMap((key) => saidBy.get(key)?.get(id) ?? []);
    if (rows.length === 0) return null;
    const person = personOf(rows);
    const sessions = rows.map(({ session }) => session).slice(0, MAX_SESSIONS);
    const report = { id: personId(id), ...person, sessions };
    return active(report, known?.(report.id), activeOn, now);
  };

  return {
    all: (now) => {
      saidBy.clear();
      keysOf.clear();
      for (const key of presence.now().keys()) reread(key, now);
      if (keysOf.size > MAX_PEOPLE)
        return fail({ code: "too_large", limit: `${MAX_PEOPLE}` });
      if (keysOf.size === 0 && presence.now().size > 0)
        return fail({ code: "bad_data", what: "no_rows" });
      const reports = [...keysOf.keys()].map((id) => reportOf(id, now));
      return ok(reports.filter((report) => report !== null));
    },
    changed: (keys, now) => {
      const touched = new Set<string>();
      for (const key of keys)
        for (const id of reread(key, now)) touched.add(id);
      const upserts: Report[] = [];
      const removals: PersonId[] = [];
      for (const id of touched) {
        const report = reportOf(id, now);
        if (report === null) removals.push(personId(id));
        else upserts.push(report);
      }
      return { upserts, removals };
    },
  };
};

const NOBODY: ReadonlyMap<string, readonly RowSays[]> = new Map();

/** The newest meta first: it says where somebody is now. Metas without a usable id are nobody's. */
const byPerson = (
  metas: readonly Fields[],
  read: (meta: Fields) => RowSays,
): ReadonlyMap<string, readonly RowSays[]> => {
  const people = new Map<string, RowSays[]>();
  for (const row of metas.toReversed().map(read)) {
    if (row.id === null) continue;
    const rows = people.get(row.id);
    if (rows === undefined) people.set(row.id, [row]);
    else rows.push(row);
  }
  return people;
};

/** With the time of what they did just now, where a change tells that they did something. */
const active = (
  report: Report,
  before: Report | undefined,
  telling: NonNullable<PhoenixSettings["activeOn"]>,
  now: Instant,
): Report => {
  const [newest, ...others] = report.sessions;
  if (telling.length === 0 || before === undefined || newest === undefined)
    return report;
  const [held] = before.sessions;
  const changed =
    held !== undefined &&
    telling.some((what) => pageOf(newest, what) !== pageOf(held, what));
  const at = changed ? now : latest(report.lastActiveAt, before.lastActiveAt);
  const session = { ...newest, lastActiveAt: at };
  return { ...report, lastActiveAt: at, sessions: [session, ...others] };
};

const pageOf = ({ page }: LiveSession, what: "page" | "title"): string | null =>
  (what === "page" ? page?.url : page?.title) ?? null;
