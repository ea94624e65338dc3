import { type PersonId, isId, personId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { LiveSession, Report } from "../domain/person.ts";
import type { MappingContext } from "./answers.ts";
import type { CompiledMapping } from "./compiled-mapping.ts";
import { heldSession } from "./known-before.ts";
import { reportOfRows } from "./person-now.ts";
import type { Row } from "./place.ts";
import { distinct, merged } from "./put-together.ts";
import { endOf, endingAt } from "./session-ends.ts";
import type { RowContext, RowSays } from "./row-says.ts";

/** Who became another by a message, and who went. */
export interface MessagePeople {
  readonly upserts: readonly Report[];
  readonly removals: readonly PersonId[];
}

export interface MessageContext extends MappingContext {
  readonly addressOfPage: RowContext["addressOfPage"];
  /** The id of who has this address, where people are joined by it. */
  readonly idOf: (row: RowSays) => string | null;
}

/**
 * The people of a message that says something of some of them. What it leaves out of a person stays as it is known: a
 * message may be no more than an id and a page. A person's other sessions stay too.
 */
export const peopleOfMessage = (
  does: "upsert" | "remove",
  rows: readonly Row[],
  compiled: CompiledMapping,
  context: MessageContext,
): MessagePeople => {
  const { serverTime: now, addressOfPage, known, idOf } = context;
  const groups = new Map<string, RowSays[]>();
  for (const row of rows) {
    const says = compiled.list.read(row, { now, addressOfPage });
    const id = idOf(says);
    if (!isId(id)) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [says]);
    else group.push(says);
  }
  const stays = staysOffline(compiled);
  const upserts: Report[] = [];
  const removals: PersonId[] = [];
  for (const [id, said] of groups) {
    const before = known?.(personId(id));
    const report =
      does === "remove"
        ? withoutSessions(said, before)
        : withRows(id, said, before, compiled, now);
    if (report !== null && (report.sessions.length > 0 || stays))
      upserts.push(report);
    else if (!stays) removals.push(personId(id));
  }
  return { upserts, removals };
};

/** Of a list of who is there, those who are not are not in it. */
const staysOffline = ({ mapping }: CompiledMapping): boolean =>
  mapping.directory !== undefined || mapping.online.when !== "listed";

/** Null: there is nothing to take away. */
const withoutSessions = (
  said: readonly RowSays[],
  before: Report | undefined,
): Report | null => {
  if (before === undefined) return null;
  const ended = new Set(said.map(({ session }) => session.id));
  // A message without a session's id is of the person.
  const sessions = ended.has(null)
    ? []
    : before.sessions.filter(({ id }) => !ended.has(id));
  return { ...before, sessions };
};

const withRows = (
  id: string,
  said: readonly RowSays[],
  before: Report | undefined,
  compiled: CompiledMapping,
  now: Instant,
): Report => {
  const { rules, mapping } = compiled;
  const report = reportOfRows(id, said, before, rules, now);
  if (before === undefined) return report;
  const judged = said.filter((row) => hasSay(mapping.online, row));
  const touched = new Set(said.map(({ session }) => session.id));
  const isPlain = mapping.list.fields.session === undefined;
  const others = isPlain
    ? []
    : before.sessions.filter((session) => !touched.has(session.id));
  // Where a message does not say whether somebody is there, they are as they were.
  const sessions =
    judged.length > 0
      ? report.sessions
      : said
          .filter(({ session }) => heldSession(session, before) !== undefined)
          .map(({ session }) => session);
  return {
    ...report,
    ...merged(report, before),
    sessions: distinct([
      ...sessions.map((session) =>
        endingAt(filled(session, heldSession(session, before)), endOf(session)),
      ),
      ...others,
    ]),
  };
};

const hasSay = (
  online: CompiledMapping["mapping"]["online"],
  { status, session }: RowSays,
): boolean => {
  if (online.when === "status") return status !== null;
  return online.when === "listed" || session[online.of] !== null;
};

/** What a message does not say of a session that is known. */
const filled = (
  session: LiveSession,
  held: LiveSession | undefined,
): LiveSession =>
  held === undefined
    ? session
    : {
        id: session.id,
        startedAt: session.startedAt ?? held.startedAt,
        lastSeenAt: session.lastSeenAt ?? held.lastSeenAt,
        lastActiveAt: session.lastActiveAt ?? held.lastActiveAt,
        hidden: session.hidden ?? held.hidden,
        page: session.page ?? held.page,
        device: session.device ?? held.device,
        userAgent: session.userAgent ?? held.userAgent,
        ip: session.ip ?? held.ip,
      };
