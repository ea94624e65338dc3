import { type Instant, SECOND } from "./instant.ts";
import type { KeptSession } from "./kept-session.ts";
import type { NameOf } from "./page-name.ts";
import type { Report } from "./person.ts";
import type { VisitedPage } from "./session.ts";
import type { Value, ValueKind } from "./table.ts";
import type { PersonSession, ToldTalk } from "./told-session.ts";

/** The columns of a file of one person's sessions. */
export type SessionColumn =
  | "id"
  | "name"
  | "email"
  | "start"
  | "end"
  | "lengthSeconds"
  | "engagedSeconds"
  | "certainty"
  | "origin"
  | "pages"
  | "title"
  | "link"
  | "messages";

/** In their order. */
export const SESSION_COLUMNS: readonly SessionColumn[] = [
  ...(["id", "name", "email", "start", "end"] as const),
  ...(["lengthSeconds", "engagedSeconds", "certainty", "origin"] as const),
  ...(["pages", "title", "link", "messages"] as const),
];

const PERSONAL: ReadonlySet<SessionColumn> = new Set([
  ...(["name", "email", "title", "link"] as const),
]);
const OF_TALKS: ReadonlySet<SessionColumn> = new Set([
  ...(["title", "link", "messages"] as const),
]);

/** Does the column say who somebody is, or what they said? */
export const isPersonalOfSession = (column: SessionColumn): boolean =>
  PERSONAL.has(column);

/** Is the column about conversations? There are none before the platform was asked. */
export const isOfTalks = (column: SessionColumn): boolean =>
  OF_TALKS.has(column);

/** How sure begin and length are. */
type Certainty = "exact" | "at_least" | "seen_once" | "goes_on";

export interface SessionRow {
  readonly start: Instant;
  /** Null: it goes on. */
  readonly end: Instant | null;
  /** Without gaps of ours; null: unknown. */
  readonly lengthMs: number | null;
  readonly engagedMs: number | null;
  readonly certainty: Certainty;
  readonly origin: "observed" | "platform";
  readonly pages: readonly VisitedPage[];
  /** What was said in it, as far as the platform was asked. */
  readonly talks: readonly ToldTalk[];
}

/**
 * The rows of a file, the newest first: what is kept, each with the conversations that began in it, and conversations of
 * which nothing else is known.
 */
export const sessionRows = (
  kept: readonly KeptSession[],
  told: readonly PersonSession[],
): readonly SessionRow[] => {
  const talks = told.flatMap(({ session, talk }) =>
    talk === null ? [] : [{ session, talk }],
  );
  const isIn = (at: Instant, { start, end }: KeptSession): boolean =>
    start <= at && at <= end;
  const rows = kept.map((one): SessionRow => ({
    start: one.start,
    end: one.goesOn ? null : one.end,
    lengthMs: one.seenOnce ? null : one.end - one.start - one.cutMs,
    engagedMs: one.engagedMs,
    certainty: certaintyOf(one),
    origin: one.told ? "platform" : "observed",
    pages: one.pages,
    talks: talks
      .filter(({ session }) => isIn(session.start, one))
      .map(({ talk }) => talk),
  }));
  const others = talks
    .filter(({ session }) => !kept.some((one) => isIn(session.start, one)))
    .map(({ session, talk }): SessionRow => ({
      start: session.start,
      end: session.end,
      lengthMs: session.end === null ? null : session.end - session.start,
      engagedMs: session.engagedMs,
      certainty: session.end === null ? "goes_on" : "exact",
      origin: "platform",
      pages: session.visits.map(({ page }) => page),
      talks: [talk],
    }));
  return [...rows, ...others].sort((a, b) => b.start - a.start);
};

const certaintyOf = ({ goesOn, seenOnce, atLeast }: KeptSession): Certainty => {
  if (goesOn) return "goes_on";
  if (seenOnce) return "seen_once";
  return atLeast ? "at_least" : "exact";
};

/** Whose sessions they are, as the file may say it, and how pages are called. */
export interface SessionLook {
  readonly person: Pick<Report, "id" | "name" | "email">;
  readonly nameOf: NameOf;
}

type ValueOf = (row: SessionRow, look: SessionLook) => Value;

const seconds = (ms: number | null): number | null =>
  ms === null ? null : Math.floor(ms / SECOND);
/** Several in one cell. */
const together = (texts: readonly (string | null)[]): string | null =>
  [...new Set(texts.filter((text) => text !== null))].join("; ") || null;

const VALUES: Readonly<Record<SessionColumn, ValueOf>> = {
  id: (_, { person }) => person.id,
  name: (_, { person }) => person.name,
  email: (_, { person }) => person.email,
  start: ({ start }) => start,
  end: ({ end }) => end,
  lengthSeconds: ({ lengthMs }) => seconds(lengthMs),
  engagedSeconds: ({ engagedMs }) => seconds(engagedMs),
  certainty: ({ certainty }) => certainty,
  origin: ({ origin }) => origin,
  pages: ({ pages }, { nameOf }) => together(pages.map(nameOf)),
  title: ({ talks }) => together(talks.map(({ title }) => title)),
  link: ({ talks }) => together(talks.map(({ url }) => url)),
  messages: ({ talks }) => {
    const counts = talks.flatMap(({ count }) => count ?? []);
    return counts.length === 0
      ? null
      : counts.reduce((sum, count) => sum + count, 0);
  },
};

const KINDS: Readonly<Partial<Record<SessionColumn, ValueKind>>> = {
  start: "time",
  end: "time",
  lengthSeconds: "duration",
  engagedSeconds: "duration",
  messages: "number",
};

export const kindOfSession = (column: SessionColumn): ValueKind =>
  KINDS[column] ?? "text";

export const valueOfSession = (
  column: SessionColumn,
  row: SessionRow,
  look: SessionLook,
): Value => VALUES[column](row, look);
