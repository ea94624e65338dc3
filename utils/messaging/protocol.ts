import type { Failure } from "../domain/failure.ts";
import { type SourceId, sourceId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import type { PlatformInfo } from "../domain/source.ts";
import * as z from "../validation.ts";

/*
 * What pages ask of the worker. One message, one reply. Nothing of this is for content scripts: `server.ts` answers
 * extension pages only. No reply ever holds a token.
 */

const Id = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(128)),
  z.transform((text: string): SourceId => sourceId(text)),
);
const Address = z.string().check(z.minLength(1), z.maxLength(2048));
const Token = z.string().check(z.minLength(1), z.maxLength(4096));
const Choice = z.nullable(z.string().check(z.maxLength(512)));
const Key = z.enum([
  "status",
  "user",
  "email",
  "role",
  "page",
  "activeFor",
  "lastActive",
  "account",
]);
const Surface = z.object({
  sort: z.object({ key: Key, direction: z.enum(["ascending", "descending"]) }),
  presence: z.nullable(z.enum(["online", "offline", "unknown"])),
  account: z.nullable(z.enum(["active", "pending", "disabled", "unknown"])),
  role: Choice,
  page: Choice,
  hidden: z.array(Key).check(z.maxLength(8)),
});

export const Command = z.discriminatedUnion("type", [
  /** "Refresh now". Replies when the wish was noted, not when the answer came. */
  z.strictObject({ type: z.literal("refresh"), source: Id }),
  z.strictObject({
    type: z.literal("setPaused"),
    source: Id,
    paused: z.boolean(),
  }),
  /** Asks the platform once, stores nothing. `token: null` = the one that is kept for `source`. */
  z.strictObject({
    type: z.literal("test"),
    source: z.nullable(Id),
    address: Address,
    token: z.nullable(Token),
  }),
  /** `source: null` = a new one. `token: null` = keep the one that is there (dropped when the origin changes). */
  z.strictObject({
    type: z.literal("save"),
    source: z.nullable(Id),
    address: Address,
    name: z.nullable(z.string().check(z.maxLength(80))),
    token: z.nullable(Token),
    remember: z.boolean(),
  }),
  /** Forgets the source, its token and all that was stored of it. */
  z.strictObject({ type: z.literal("remove"), source: Id }),
  /** Whether a token is kept, and how; never the token. */
  z.strictObject({ type: z.literal("secret"), source: Id }),
  z.strictObject({
    type: z.literal("savePreferences"),
    preferences: z.object({
      popup: Surface,
      panel: Surface,
      exportPersonal: z
        .array(z.enum(["name", "email", "ip"]))
        .check(z.maxLength(3)),
    }),
  }),
]);

export type Command = z.infer<typeof Command>;

export type SecretKept = "remembered" | "until_browser_closes" | "none";

/** What "Test connection" found. */
export interface Finding {
  readonly info: PlatformInfo;
  readonly people: number;
  readonly online: number;
}

export interface Replies {
  readonly refresh: null;
  readonly setPaused: null;
  readonly test: Result<Finding, Failure>;
  readonly save: Result<SourceId, Failure>;
  readonly remove: Result<null, Failure>;
  readonly secret: SecretKept;
  readonly savePreferences: Result<null, Failure>;
}

export type CommandOf<Type extends Command["type"]> = Extract<
  Command,
  { type: Type }
>;
