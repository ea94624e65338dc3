import { isOnline } from "../../utils/domain/facts.ts";
import type { Freshness } from "../../utils/domain/freshness.ts";
import type { SourceId } from "../../utils/domain/ids.ts";
import { DAY, SECOND, instant } from "../../utils/domain/instant.ts";
import { valuesOf } from "../../utils/domain/patched-map.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import type { Report } from "../../utils/domain/person.ts";
import type { Result } from "../../utils/domain/result.ts";
import type {
  FinishedSession,
  RunningSession,
} from "../../utils/domain/session.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { Database } from "../../utils/storage/database.ts";
import { readKnowledge } from "../../utils/storage/knowledge.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { SERVER_TIME } from "../contract/presence-answers.ts";
import { tallyOf } from "./tally-of.ts";
import { readFinished } from "./finished-sessions.ts";

/*
 * What the disk holds of a source, in a notation that can be written down in a test. Times are seconds of the platform's
 * clock since its noon.
 */

export interface DiskInWords {
  /** Ids in their order, with a "-" behind who is not online. */
  readonly people: string;
  /**
   * "ana -60..30" is over, "ana -60.." goes on; "≥" before a start that may have been earlier, "cut 60" behind a session
   * that goes on over so much that was not observed, "?" behind one of whom nothing was said of late.
   */
  readonly sessions: readonly string[];
  /** When was watched. */
  readonly coverage: readonly string[];
  readonly position: string | null;
}

export const valueOf = <Value>(result: Result<Value, Failure>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

/** Before there was any answer. */
export const NOTHING: DiskInWords = {
  people: "",
  sessions: [],
  coverage: [],
  position: null,
};

/** What the first list leaves, and all that is left when nothing is heard after it: nobody has gone. */
export const FROZEN: DiskInWords = {
  people: "ana bo-",
  sessions: ["ana -60.."],
  coverage: [],
  position: "e1:1",
};

export const diskInWords = async (
  db: Database,
  source: SourceId,
): Promise<DiskInWords> => {
  const known = valueOf(await readKnowledge(db, source));
  if (known === null) return NOTHING;
  const { roster, sessions } = known.knowledge;
  const reports = [...reportsOf(roster.people)];
  const counted = tallyOf(reports);
  if (JSON.stringify(counted) !== JSON.stringify(roster.tally))
    throw new Error("The count on the disk is not that of the list.");
  const reader = openReader(db);
  const [from, to] = [
    instant(SERVER_TIME - 400 * DAY),
    instant(SERVER_TIME + 400 * DAY),
  ];
  const finished = valueOf(await readFinished(db, source, from, to));
  const coverage = valueOf(await reader.coverage(source, from, to));
  const { position } = roster;
  return {
    people: reports
      .map((report) => `${report.id}${isOnline(report) ? "" : "-"}`)
      .toSorted()
      .join(" "),
    sessions: [
      ...finished.map(finishedInWords),
      ...[...valuesOf(sessions.running)].map(runningInWords),
    ].toSorted(),
    coverage: coverage.map(
      (span) => `${seconds(span.from)}..${seconds(span.to)}`,
    ),
    position: position && `${position.epoch}:${position.seq}`,
  };
};

export const reportsOnDisk = async (
  db: Database,
  source: SourceId,
): Promise<readonly Report[]> => {
  const known = valueOf(await readKnowledge(db, source));
  return known === null ? [] : [...reportsOf(known.knowledge.roster.people)];
};

const seconds = (at: number): number => (at - SERVER_TIME) / SECOND;

const startInWords = ({
  person,
  atLeast,
  start,
}: FinishedSession | RunningSession): string =>
  `${person} ${atLeast ? "≥" : ""}${seconds(start)}..`;

const cutInWords = ({ cutMs }: FinishedSession | RunningSession): string =>
  cutMs === 0 ? "" : ` cut ${cutMs / SECOND}`;

const finishedInWords = (session: FinishedSession): string =>
  startInWords(session) + String(seconds(session.end)) + cutInWords(session);

/** Who left and may resume has a session that ends where they were seen last. */
const runningInWords = (session: RunningSession): string => {
  const { seenAt, left } = session;
  const end =
    seenAt === null ? "" : `${seconds(seenAt)}${left === null ? "?" : ""}`;
  return startInWords(session) + end + cutInWords(session);
};

/** "live", "stale server_error", "failed auth_required": what a page says first of all. */
export const freshnessInWords = (freshness: Freshness): string =>
  "failure" in freshness && freshness.failure !== null
    ? `${freshness.kind} ${freshness.failure.code}`
    : freshness.kind;

/** Everything on the disk as text to search in, bytes as the letters that they would be. */
export const textOnDisk = async (db: Database): Promise<string> =>
  valueOf(
    await db.use(async (connected) => {
      const stores = [...connected.objectStoreNames];
      const kept = await Promise.all(
        stores.map((store) => connected.getAll(store)),
      );
      return JSON.stringify(kept, readable);
    }),
  );

const readable = (_: string, value: unknown): unknown => {
  if (value instanceof ArrayBuffer)
    return Buffer.from(value).toString("latin1");
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer).toString("latin1");
  return value instanceof Map ? [...value] : value;
};
