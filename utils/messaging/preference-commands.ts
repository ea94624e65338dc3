import type { Failure } from "../domain/failure.ts";
import { MAX_COLLAPSED, MAX_COLLAPSED_LENGTH } from "../domain/preferences.ts";
import type { Result } from "../domain/result.ts";
import { ALL_COLUMNS, NARROWEST, WIDEST } from "../domain/table-columns.ts";
import * as z from "../validation.ts";
import { Id } from "./fields.ts";

const Choice = z.nullable(z.string().check(z.maxLength(512)));
const Hidden = z.literal([
  "status",
  "user",
  "email",
  "role",
  "page",
  "activeFor",
  "lastActive",
  "account",
]);
const Key = z.literal([...ALL_COLUMNS]);
const Sort = z.object({
  key: Key,
  direction: z.literal(["ascending", "descending"]),
});
const Column = z.object({
  key: Key,
  width: z.number().check(z.gte(NARROWEST), z.lte(WIDEST)),
});
const QUESTION = {
  sort: Sort,
  presence: z.nullable(z.literal(["online", "offline", "unknown"])),
  account: z.nullable(z.literal(["active", "pending", "disabled", "unknown"])),
  role: Choice,
  page: Choice,
  group: z.nullable(
    z.literal(["page", "role", "company", "status", "connection"]),
  ),
  groupOrder: z.literal(["count", "name"]),
} as const;
const SURFACE = {
  ...QUESTION,
  hidden: z.array(Hidden).check(z.maxLength(8)),
  collapsed: z
    .array(z.string().check(z.maxLength(MAX_COLLAPSED_LENGTH)))
    .check(z.maxLength(MAX_COLLAPSED)),
} as const;
const Columns = z.array(Column).check(z.maxLength(ALL_COLUMNS.length));
/** What a saved view has of these choices. */
export const VIEW_FIELDS = { ...QUESTION, columns: Columns } as const;
const Surface = z.object(SURFACE);
const Dashboard = z.object({
  ...SURFACE,
  columns: Columns,
});

/** What pages ask of the worker about the user's choices. */
export const PREFERENCE_COMMANDS = {
  savePreferences: z.strictObject({
    type: z.literal("savePreferences"),
    preferences: z.object({
      popup: Surface,
      panel: Surface,
      /** Said by the dashboard alone: the other pages leave its choices as they are. */
      dashboard: z.optional(Dashboard),
      noteFormat: z.literal(["markdown", "plain"]),
    }),
  }),
  /** Masks names and addresses in all pages, or shows them again. */
  setShareSafe: z.strictObject({
    type: z.literal("setShareSafe"),
    on: z.boolean(),
  }),
  /** Which connection all pages and the badge show; null: all of them. */
  setShown: z.strictObject({
    type: z.literal("setShown"),
    source: z.nullable(Id),
  }),
  /** The language of badge, menus and notifications; null: the browser's. */
  setLanguage: z.strictObject({
    type: z.literal("setLanguage"),
    language: z.nullable(z.literal(["en", "de"])),
  }),
} as const;

export interface PreferenceReplies {
  readonly savePreferences: Result<null, Failure>;
  readonly setShareSafe: Result<null, Failure>;
  readonly setShown: Result<null, Failure>;
  readonly setLanguage: null;
}
