import type { Failure } from "../domain/failure.ts";
import type { Finding } from "../domain/finding.ts";
import type { SourceId } from "../domain/ids.ts";
import { MINUTE } from "../domain/instant.ts";
import { MAX_PATTERN, MAX_RULES, MAX_RULE_NAME } from "../domain/page-rules.ts";
import { MAX_PARAMETER, MAX_PARAMETERS } from "../domain/page-settings.ts";
import type { Result } from "../domain/result.ts";
import {
  CONNECTOR_IDS,
  LONGEST_CHOICE_MS,
  SHORTEST_CHOICE_MS,
} from "../domain/source.ts";
import * as z from "../validation.ts";
import {
  CONNECTION_COMMANDS,
  type ConnectionReplies,
} from "./connection-commands.ts";
import { DATA_COMMANDS, type DataReplies } from "./data-commands.ts";
import { HISTORY_COMMANDS, type HistoryReplies } from "./history-commands.ts";
import { Address, Id, Token } from "./fields.ts";
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
/** Which platform, and how it is read. `settings`: judged by the connector's own schema, which the worker has. */
const TARGET = {
  connector: z.picklist(CONNECTOR_IDS),
  address: Address,
  settings: z.unknown(),
  preset: z.nullable(z.string().check(z.maxLength(80))),
};
const PLAIN_TARGET = {
  connector: "protocol",
  settings: null,
  preset: null,
} as const;
export const COMMANDS = {
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
    ...TARGET,
    token: z.nullable(Token),
  }),
  /** The first answer of what is mapped, for who maps it; stores nothing. `token: null` as in `test`. */
  sample: z.strictObject({
    type: z.literal("sample"),
    source: z.nullable(Id),
    ...TARGET,
    token: z.nullable(Token),
  }),
  /** `source: null` = a new one. `token: null` = keep the one that is there (dropped when the origin changes). */
  save: z.strictObject({
    type: z.literal("save"),
    source: z.nullable(Id),
    ...TARGET,
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
  ...CONNECTION_COMMANDS,
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
type LeftOut = "limits" | "connector" | "settings" | "preset";
type Shortened<One> = Omit<One, LeftOut> &
  Partial<Pick<One, Extract<keyof One, LeftOut>>>;
type Short = Extract<Complete, { type: "save" | "test" }>;
export type Command =
  | Exclude<Complete, Short>
  | Shortened<Extract<Short, { type: "save" }>>
  | Shortened<Extract<Short, { type: "test" }>>;

/** What may be left out of a command, as it is then. */
const LEFT_OUT: Partial<Record<keyof Commands, object>> = {
  test: PLAIN_TARGET,
  save: { ...PLAIN_TARGET, limits: null },
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

/** `managed`: it comes with the policy and is never kept. */
export type SecretKept =
  | "remembered"
  | "until_browser_closes"
  | "managed"
  | "none";

export interface Replies
  extends
    ConnectionReplies,
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
  /** JSON, without what is never kept. `bad_settings` where nothing is mapped. */
  readonly sample: Result<string, Failure>;
  readonly save: Result<SourceId, Failure>;
  readonly savePages: Result<null, Failure>;
  readonly remove: Result<null, Failure>;
  readonly secret: SecretKept;
}

export type CommandOf<Type extends Command["type"]> = Extract<
  Command,
  { type: Type }
>;
