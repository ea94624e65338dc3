import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import { MAX_VIEWS, MAX_VIEW_NAME } from "../domain/saved-view.ts";
import { MAX_OVER_NAME } from "../domain/view-over.ts";
import { MAX_SEARCH_LENGTH } from "../domain/view.ts";
import * as z from "../validation.ts";
import { Address, Id } from "./fields.ts";
import { VIEW_FIELDS } from "./preference-commands.ts";

const ViewId = z.string().check(z.minLength(1), z.maxLength(128));

/** A view as the disk, a message and a file hold it. */
export const View = z.object({
  ...VIEW_FIELDS,
  id: ViewId,
  name: z.string().check(
    z.maxLength(MAX_VIEW_NAME),
    z.refine((name) => name.trim() !== ""),
  ),
  search: z.string().check(z.maxLength(MAX_SEARCH_LENGTH)),
  over: z.optional(
    z.union([
      z.literal("all"),
      z.strictObject({
        source: Id,
        name: z.string().check(z.maxLength(MAX_OVER_NAME)),
        address: Address,
      }),
    ]),
  ),
  activity: z.nullable(z.literal(["idle", "away", "stuck", "watched"])),
});

/** What the dashboard asks of the worker about saved views. */
export const VIEW_COMMANDS = {
  /** Each in the place of the one with its id; new ones at `place`, or behind the others. */
  putViews: z.strictObject({
    type: z.literal("putViews"),
    views: z.array(View).check(z.minLength(1), z.maxLength(MAX_VIEWS)),
    place: z.nullable(z.number().check(z.gte(0), z.lte(MAX_VIEWS))),
  }),
  dropView: z.strictObject({ type: z.literal("dropView"), id: ViewId }),
} as const;

export interface ViewReplies {
  readonly putViews: Result<null, Failure>;
  readonly dropView: Result<null, Failure>;
}
