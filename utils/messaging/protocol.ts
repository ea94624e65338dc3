import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { MINUTE } from "../domain/instant.ts";
import { MAX_PATTERN, MAX_RULES, MAX_RULE_NAME } from "../domain/page-rules.ts";
import { MAX_PARAMETER, MAX_PARAMETERS } from "../domain/page-settings.ts";
import type { Result } from "../domain/result.ts";
import {
  LONGEST_CHOICE_MS,
  type PlatformInfo,
  SHORTEST_CHOICE_MS,
} from "../domain/source.ts";
import * as z from "../validation.ts";
import { DATA_COMMANDS, type DataReplies } from "./data-commands.ts";
import { HISTORY_COMMANDS, type HistoryReplies } from "./history-commands.ts";
import { Address, Id } from "./fields.ts";
import {
  PREFERENCE_COMMANDS,
  type PreferenceReplies,
} from "./preference-commands.ts";
import {
  RECORDING_COMMANDS,
  type RecordingReplies,
} from "./recording-commands.ts";
import { SITE_COMMANDS, type SiteReplies } from "./site-commands.ts";
import { VIEW_COMMANDS, type ViewReplies } from "./view-commands.ts";
import { WATCH_COMMANDS, type WatchReplies } from "./watch-commands.ts";

/* What pages, and never content scripts, ask of the worker. One message, one reply. No reply ever holds a token. */

const Token = z.string().check(z.minLength(1), z.maxLength(4096));
/** Whole minutes, in ms. */
const Limit = z.nullable(
  z
    .number()
    .check(
      z.gte(SHORTEST_CHOICE_MS),
      z.lte(LONGEST_CHOICE_MS),
      z.multipleOf(MINUTE),
    ),
);
const Rule = z.strictObject({
  pattern: z.string().check(z.maxLength(MAX_PATTERN)),
  name: z.string().check(z.maxLength(MAX_RULE_NAME)),
});
const COMMANDS = {
  /** "Refresh now". Replies when the wish was noted, not when the answer came. */
  refresh: z.strictObject({ type: z.literal("refresh"), source: Id }),
  setPaused: z.strictObject({
    type: z.literal("setPaused"),
    source: Id,
    paused: z.boolean(),
  }),
  /** Asks the platform once, stores nothing. `token: null` = the one that is kept for `source`. */
  test: z.strictObject({
    type: z.literal("test"),
    source: z.nullable(Id),
    address: Address,
    token: z.nullable(Token),
  }),
  /** `source: null` = a new one. `token: null` = keep the one that is there (dropped when the origin changes). */
  save: z.strictObject({
    type: z.literal("save"),
    source: z.nullable(Id),
    address: Address,
    name: z.nullable(z.string().check(z.maxLength(80))),
    token: z.nullable(Token),
    remember: z.boolean(),
    /** Missing or `null` = the platform's. */
    limits: z.nullable(
      z.strictObject({
        idleAfterMs: Limit,
        awayAfterMs: Limit,
        stuckAfterMs: z.optional(Limit),
      }),
    ),
  }),
  /** How the source's pages are called and what is kept of their addresses. `save` leaves both as they are. */
  savePages: z.strictObject({
    type: z.literal("savePages"),
    source: Id,
    pages: z.strictObject({
      rules: z.array(Rule).check(z.maxLength(MAX_RULES)),
      parameters: z
        .array(z.string().check(z.maxLength(MAX_PARAMETER)))
        .check(z.maxLength(MAX_PARAMETERS)),
    }),
  }),
  /** Forgets the source, its token and all that was stored of it. */
  remove: z.strictObject({ type: z.literal("remove"), source: Id }),
  ...RECORDING_COMMANDS,
  ...DATA_COMMANDS,
  ...HISTORY_COMMANDS,
  ...SITE_COMMANDS,
  /** Whether a token is kept, and how; never the token. */
  secret: z.strictObject({ type: z.literal("secret"), source: Id }),
  ...WATCH_COMMANDS,
  ...PREFERENCE_COMMANDS,
  ...VIEW_COMMANDS,
} as const;

type Commands = typeof COMMANDS;
type Complete = z.infer<Commands[keyof Commands]>;
type Save = Extract<Complete, { type: "save" }>;
export type Command =
  | Exclude<Complete, Save>
  | (Omit<Save, "limits"> & Partial<Pick<Save, "limits">>);

/** What may be left out of a command, as it is then. */
const LEFT_OUT: Partial<Record<keyof Commands, object>> = {
  save: { limits: null },
};

const isType = (type: unknown): type is keyof Commands =>
  typeof type === "string" && Object.hasOwn(COMMANDS, type);

/** A message as a command; null for anything that is none, or that says more than it may. */
export const parseCommand = (message: unknown): Command | null => {
  if (typeof message !== "object" || message === null || !("type" in message))
    return null;
  if (!isType(message.type)) return null;
  const parsed = COMMANDS[message.type].safeParse({
    ...LEFT_OUT[message.type],
    ...message,
  });
  return parsed.success ? parsed.data : null;
};

export type SecretKept = "remembered" | "until_browser_closes" | "none";

/** What "Test connection" found. */
export interface Finding {
  readonly info: PlatformInfo;
  readonly people: number;
  readonly online: number;
}

export interface Replies
  extends
    DataReplies,
    PreferenceReplies,
    HistoryReplies,
    RecordingReplies,
    SiteReplies,
    ViewReplies,
    WatchReplies {
  readonly refresh: null;
  readonly setPaused: null;
  readonly test: Result<Finding, Failure>;
  readonly save: Result<SourceId, Failure>;
  readonly savePages: Result<null, Failure>;
  readonly remove: Result<null, Failure>;
  readonly secret: SecretKept;
}

export type CommandOf<Type extends Command["type"]> = Extract<
  Command,
  { type: Type }
>;
