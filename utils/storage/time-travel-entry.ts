import { type PersonId, personId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Device, LiveSession, Page, Report } from "../domain/person.ts";
import type { SessionStart } from "../domain/time-travel.ts";
import { BITS, nullable } from "./time-travel-tape.ts";

/** A person at one moment: on the list or not, with a session or not. */
export interface PersonThen {
  readonly report: Report | undefined;
  readonly session: SessionStart | undefined;
}

/** Somebody of whom nothing is said. */
export const nothingOf = (id: PersonId): Report => ({
  id,
  name: null,
  email: null,
  role: null,
  company: null,
  account: "unknown",
  lastLoginAt: null,
  lastActiveAt: null,
  lastSeenAt: null,
  url: null,
  counts: null,
  sessions: [],
});

/**
 * What is other in a person than before, as the numbers of an entry: mask and parts. Null: nothing.
 * @param at when it was observed; times are written as ms before it
 * @param word gives the number of a text, 0 for null
 */
export const entryOf = (
  before: PersonThen,
  after: PersonThen,
  at: Instant,
  word: (text: string | null) => number,
): readonly number[] | null => {
  const ago = (time: Instant | null): number =>
    nullable(time === null ? null : at - time);
  let mask = 0;
  const parts: number[] = [];
  const part = (bit: number, ...numbers: readonly number[]): void => {
    mask |= bit;
    parts.push(...numbers);
  };
  const { report } = after;
  const was = before.report ?? nothingOf(report?.id ?? NOBODY);
  if (!sameStart(before.session, after.session))
    part(BITS.start, ...startOf(after.session, ago));
  if (report !== undefined && was.lastActiveAt !== report.lastActiveAt)
    part(BITS.active, ago(report.lastActiveAt));
  if (report !== undefined && was.lastSeenAt !== report.lastSeenAt)
    part(BITS.seen, ago(report.lastSeenAt));
  if (report === undefined) {
    if (before.report !== undefined) part(BITS.gone);
    return mask === 0 ? null : [mask, ...parts];
  }
  const { sessions } = report;
  const isOther = otherLogins(was.sessions, sessions);
  if (isOther) part(BITS.logins, ...loginsOf(sessions, ago, word));
  if (isOther || otherTimes(was.sessions, sessions)) {
    if (followsReport(report)) part(BITS.follow);
    else part(BITS.times, ...sessions.flatMap(timesOf(ago)));
  }
  if (isOther || otherPages(was.sessions, sessions))
    part(BITS.pages, ...sessions.flatMap(pageOf(ago, word)));
  // Somebody new has this part, so that they have any.
  if (before.report === undefined || profileOf(was) !== profileOf(report))
    part(BITS.profile, word(profileOf(report)));
  if (was.lastLoginAt !== report.lastLoginAt)
    part(BITS.lastLogin, ...lastLoginOf(report, ago));
  if (!sameCounts(was, report)) part(BITS.counts, ...countsOf(report));
  return mask === 0 ? null : [mask, ...parts];
};

const NOBODY = personId("");

type Sessions = readonly LiveSession[];
type Ago = (time: Instant | null) => number;
type Word = (text: string | null) => number;

const sameStart = (
  a: SessionStart | undefined,
  b: SessionStart | undefined,
): boolean => a?.start === b?.start && a?.atLeast === b?.atLeast;

const startOf = (
  session: SessionStart | undefined,
  ago: Ago,
): readonly number[] =>
  session === undefined ? [0] : [ago(session.start), Number(session.atLeast)];

const otherLogins = (a: Sessions, b: Sessions): boolean =>
  a.length !== b.length ||
  a.some((session, at) => {
    const other = b[at];
    return (
      other === undefined ||
      session.id !== other.id ||
      session.startedAt !== other.startedAt ||
      session.hidden !== other.hidden ||
      session.userAgent !== other.userAgent ||
      session.ip !== other.ip ||
      deviceText(session.device) !== deviceText(other.device)
    );
  });

const otherTimes = (a: Sessions, b: Sessions): boolean =>
  a.some(
    (session, at) =>
      session.lastSeenAt !== b[at]?.lastSeenAt ||
      session.lastActiveAt !== b[at]?.lastActiveAt,
  );

const otherPages = (a: Sessions, b: Sessions): boolean =>
  a.some(({ page }, at) => {
    const other = b[at]?.page ?? null;
    return pageText(page) !== pageText(other) || page?.since !== other?.since;
  });

const followsReport = ({
  sessions,
  lastSeenAt,
  lastActiveAt,
}: Report): boolean =>
  sessions.every(
    (session) =>
      session.lastSeenAt === lastSeenAt &&
      session.lastActiveAt === lastActiveAt,
  );

const timesOf =
  (ago: Ago) =>
  ({ lastSeenAt, lastActiveAt }: LiveSession): readonly number[] => [
    ago(lastSeenAt),
    ago(lastActiveAt),
  ];

const pageOf =
  (ago: Ago, word: Word) =>
  ({ page }: LiveSession): readonly number[] => [
    word(pageText(page)),
    ago(page?.since ?? null),
  ];

const loginsOf = (
  sessions: Sessions,
  ago: Ago,
  word: Word,
): readonly number[] => [
  sessions.length,
  ...sessions.flatMap(({ id, startedAt, hidden, device, userAgent, ip }) => [
    word(id),
    ago(startedAt),
    hidden === null ? 0 : 1 + Number(hidden),
    word(deviceText(device)),
    word(userAgent),
    word(ip),
  ]),
];

const lastLoginOf = ({ lastLoginAt }: Report, ago: Ago): readonly number[] =>
  lastLoginAt === "never" ? [1] : [0, ago(lastLoginAt)];

const sameCounts = ({ counts: a }: Report, { counts: b }: Report): boolean =>
  a?.sessions === b?.sessions &&
  a?.messages === b?.messages &&
  a?.questions === b?.questions;

const countsOf = ({ counts }: Report): readonly number[] =>
  counts === null
    ? [0]
    : [
        1,
        nullable(counts.sessions),
        nullable(counts.messages),
        nullable(counts.questions),
      ];

const pageText = (page: Page | null): string | null =>
  page === null ? null : JSON.stringify([page.url, page.title, page.feature]);

const deviceText = (device: Device | null): string | null =>
  device === null
    ? null
    : JSON.stringify([device.browser, device.os, device.type]);

/** What seldom changes, as one text. */
const profileOf = (report: Report): string =>
  JSON.stringify([
    report.name,
    report.email,
    report.role,
    report.company,
    report.account,
    report.url,
  ]);
