import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import type { PersonSessions } from "../domain/told-session.ts";
import * as z from "../validation.ts";
import { Id, Person } from "./fields.ts";

/** What pages ask of the worker about what the platform itself knows of the time before now. */
export const HISTORY_COMMANDS = {
  /** Begins to fetch the history, or goes on with it. Replies when that is on the disk, not when it is done. */
  startImport: z.strictObject({ type: z.literal("startImport"), source: Id }),
  stopImport: z.strictObject({ type: z.literal("stopImport"), source: Id }),
  /** A part of one person's sessions, asked of the platform now; nothing of it is kept. */
  personSessions: z.strictObject({
    type: z.literal("personSessions"),
    source: Id,
    person: Person,
    cursor: z.nullable(z.string().check(z.maxLength(4096))),
  }),
} as const;

export interface HistoryReplies {
  readonly startImport: Result<null, Failure>;
  readonly stopImport: Result<null, Failure>;
  readonly personSessions: Result<PersonSessions, Failure>;
}
