import { personId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/instant.ts";
import type { Account, LiveSession, Report } from "../domain/person.ts";

/**
 * Reports as columns: reading 100,000 objects back from the disk costs mostly their property names, and most of their
 * texts (roles, companies) repeat. About 500 reports make one record. Sessions, which few people have, stay objects.
 */
export interface PackedReports {
  readonly ids: readonly string[];
  readonly names: readonly (string | null)[];
  readonly emails: readonly (string | null)[];
  readonly urls: readonly (string | null)[];
  /** Texts that repeat; the columns below hold their number + 1, 0 = null. */
  readonly words: readonly string[];
  readonly roles: Uint16Array;
  readonly companies: Uint16Array;
  readonly accounts: Uint8Array;
  /** Three a person: last login, last active, last seen. NaN = null, -1 = "never". */
  readonly times: Float64Array;
  /** Three a person: sessions, messages, questions. NaN = null; all three -1 = no counts. */
  readonly counts: Float64Array;
  /** Which of the reports have sessions, and these. */
  readonly withSessions: Uint16Array;
  readonly sessions: readonly (readonly LiveSession[])[];
}

const ACCOUNTS = [
  "active",
  "pending",
  "disabled",
  "unknown",
] as const satisfies readonly Account[];
const NEVER = -1;
const NO_COUNTS = -1;

export const packReports = (reports: readonly Report[]): PackedReports => {
  const words = new Map<string, number>();
  const word = (text: string | null): number => {
    if (text === null) return 0;
    const known = words.get(text) ?? words.size + 1;
    words.set(text, known);
    return known;
  };
  const present = reports.flatMap((report, index) =>
    report.sessions.length > 0 ? [index] : [],
  );
  const roles = Uint16Array.from(reports, ({ role }) => word(role));
  const companies = Uint16Array.from(reports, ({ company }) => word(company));
  return {
    ids: reports.map(({ id }) => id),
    names: reports.map(({ name }) => name),
    emails: reports.map(({ email }) => email),
    urls: reports.map(({ url }) => url),
    words: [...words.keys()],
    roles,
    companies,
    accounts: Uint8Array.from(reports, ({ account }) =>
      ACCOUNTS.indexOf(account),
    ),
    times: Float64Array.from(reports.flatMap(timesOf)),
    counts: Float64Array.from(reports.flatMap(countsOf)),
    withSessions: Uint16Array.from(present),
    sessions: present.map((index) => reports[index]?.sessions ?? []),
  };
};

const timesOf = ({
  lastLoginAt,
  lastActiveAt,
  lastSeenAt,
}: Report): readonly number[] => [
  lastLoginAt === "never" ? NEVER : (lastLoginAt ?? Number.NaN),
  lastActiveAt ?? Number.NaN,
  lastSeenAt ?? Number.NaN,
];

const countsOf = ({ counts }: Report): readonly number[] =>
  counts === null
    ? [NO_COUNTS, NO_COUNTS, NO_COUNTS]
    : [
        counts.sessions ?? Number.NaN,
        counts.messages ?? Number.NaN,
        counts.questions ?? Number.NaN,
      ];

const NO_SESSIONS: readonly LiveSession[] = [];

/**
 * The reports of a record. Every person's repeated texts are one string in memory when `intern` is shared by all
 * records of a list.
 */
export const unpackReports = (
  packed: PackedReports,
  intern: (text: string) => string,
): readonly Report[] => {
  const words = packed.words.map(intern);
  const wordAt = (number: number | undefined): string | null =>
    number === undefined || number === 0 ? null : (words[number - 1] ?? null);
  const sessions = new Map(
    Array.from(packed.withSessions, (index, at) => [
      index,
      packed.sessions[at] ?? NO_SESSIONS,
    ]),
  );
  return packed.ids.map((id, index) => {
    const login = packed.times[3 * index];
    return {
      id: personId(id),
      name: packed.names[index] ?? null,
      email: packed.emails[index] ?? null,
      role: wordAt(packed.roles[index]),
      company: wordAt(packed.companies[index]),
      account: ACCOUNTS[packed.accounts[index] ?? 3] ?? "unknown",
      lastLoginAt: login === NEVER ? "never" : time(login),
      lastActiveAt: time(packed.times[3 * index + 1]),
      lastSeenAt: time(packed.times[3 * index + 2]),
      url: packed.urls[index] ?? null,
      counts: unpackCounts(packed.counts, 3 * index),
      sessions: sessions.get(index) ?? NO_SESSIONS,
    };
  });
};

const time = (ms: number | undefined): Instant | null =>
  ms === undefined || Number.isNaN(ms) ? null : instant(ms);

const unpackCounts = (counts: Float64Array, at: number): Report["counts"] => {
  const [sessions, messages, questions] = counts.subarray(at, at + 3);
  if (sessions === NO_COUNTS && messages === NO_COUNTS) return null;
  return {
    sessions: count(sessions),
    messages: count(messages),
    questions: count(questions),
  };
};

const count = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Gives one string for equal texts. Made anew for each list, so that it goes with the list. */
export const newIntern = (): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
};
