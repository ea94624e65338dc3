import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import type { Report } from "../domain/person.ts";
import { compileMapping } from "../mapping/compiled-mapping.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { pagesOf } from "../mapping/page-of-site.ts";
import { reportOfRows } from "../mapping/person-now.ts";
import { merged } from "../mapping/put-together.ts";
import type { RowSays } from "../mapping/row-says.ts";
import type { Endpoint, KnownReport } from "./connector.ts";
import type { Directory } from "./pusher-directory.ts";
import type { Members } from "./pusher-frames.ts";

/** Who changed, and who went. */
export interface CrowdChange {
  readonly upserts: readonly Report[];
  readonly removals: readonly PersonId[];
}

/** Everybody in the channel, and everybody of the directory beside it. */
export interface Crowd {
  readonly all: (now: Instant) => readonly Report[];
  readonly add: (id: string, info: unknown, now: Instant) => CrowdChange;
  /** Lays data over what a member said of themselves. Of somebody who is not there it changes nothing. */
  readonly update: (
    id: string,
    data: Readonly<Record<string, unknown>>,
    now: Instant,
  ) => CrowdChange;
  readonly remove: (id: string, now: Instant) => CrowdChange;
}

/** Members of what somebody says of themselves: whoever is in the channel may say ever new ones. */
const MOST_SAID = 200;

/** What was said before with this laid over it; where that is too much, some of what was said before is left out. */
const laidOver = (
  before: unknown,
  data: Readonly<Record<string, unknown>>,
): unknown =>
  Object.fromEntries(
    [
      ...Object.entries(data),
      ...Object.entries(fieldsOf(before) ?? {}).filter(
        ([name]) => !Object.hasOwn(data, name),
      ),
    ].slice(0, MOST_SAID),
  );

const NO_CHANGE: CrowdChange = { upserts: [], removals: [] };

/**
 * @param members who is there already
 * @param mapping how `user_info` is read
 * @param since the server's clock when they were there
 */
export const crowdOf = (
  members: Members,
  directory: Directory,
  mapping: Mapping,
  { address, parameters = [] }: Endpoint,
  known: KnownReport | undefined,
  since: Instant,
): Crowd => {
  const { list, dropping, rules } = compileMapping(mapping);
  const addressOfPage = pagesOf(mapping, { address, parameters });
  const infos = new Map<string, unknown>();
  const personOf = new Map<string, PersonId>();
  /** Two members of the channel may be one of the directory. */
  const idsOf = new Map<PersonId, Set<string>>();

  const read = (id: string, now: Instant): RowSays =>
    list.read({ key: id, value: infos.get(id) }, { now, addressOfPage });

  const put = (id: string, info: unknown, now: Instant): PersonId => {
    infos.set(id, dropping.without(info));
    const before = personOf.get(id);
    if (before !== undefined) return before;
    const person = directory.personOf(id, read(id, now).person.email);
    personOf.set(id, person);
    idsOf.set(person, (idsOf.get(person) ?? new Set()).add(id));
    return person;
  };

  /** Null: nobody knows them any more. */
  const reportOf = (person: PersonId, now: Instant): Report | null => {
    const account = directory.people.get(person) ?? null;
    const rows = [...(idsOf.get(person) ?? [])].map((id) => read(id, now));
    if (rows.length === 0) return account;
    const there = reportOfRows(person, rows, known?.(person), rules, now);
    return account === null
      ? there
      : { ...there, ...merged(account, there), id: person };
  };

  const changed = (person: PersonId, now: Instant): CrowdChange => {
    const report = reportOf(person, now);
    return report === null
      ? { upserts: [], removals: [person] }
      : { upserts: [report], removals: [] };
  };

  const everybody = (): ReadonlySet<PersonId> =>
    new Set([...directory.people.keys(), ...idsOf.keys()]);

  for (const [id, info] of members) put(id, info, since);

  return {
    all: (now) =>
      Array.from(everybody(), (person) => reportOf(person, now)).filter(
        (report) => report !== null,
      ),
    add: (id, info, now) => changed(put(id, info, now), now),
    update: (id, data, now) =>
      infos.has(id)
        ? changed(put(id, laidOver(infos.get(id), data), now), now)
        : NO_CHANGE,
    remove: (id, now) => {
      const person = personOf.get(id);
      if (person === undefined) return NO_CHANGE;
      infos.delete(id);
      personOf.delete(id);
      idsOf.get(person)?.delete(id);
      return changed(person, now);
    },
  };
};
