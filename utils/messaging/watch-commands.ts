import type { Failure } from "../domain/failure.ts";
import { type LocalInstant, isPlausibleTime } from "../domain/instant.ts";
import { MINUTES_A_DAY } from "../domain/quiet-hours.ts";
import type { Result } from "../domain/result.ts";
import { isWebAddress } from "../domain/ticket-url.ts";
import type { WatchId } from "../domain/watch.ts";
import * as z from "../validation.ts";
import { Address, Id, Person } from "./fields.ts";

// CAST (both): brands exist only for the compiler.
const Watch = Id as unknown as z.Schema<WatchId>;
export const LocalTime = z
  .number()
  .check(z.refine(isPlausibleTime)) as unknown as z.Schema<LocalInstant>;
const TicketUrl = Address.check(z.refine(isWebAddress));
const MinuteOfDay = z
  .number()
  .check(z.gte(0), z.lte(MINUTES_A_DAY - 1), z.multipleOf(1));
const Weekday = z.literal([0, 1, 2, 3, 4, 5, 6]);

/** What pages ask of the worker about watches, and how they are told of. */
export const WATCH_COMMANDS = {
  /**
   * "Tell me when Ana is back." `id` is the page's: the same command twice sets one watch. `generation`: of the settings
   * that the page knows. A watch of the same person that goes on is replaced.
   */
  setWatch: z.strictObject({
    type: z.literal("setWatch"),
    source: Id,
    generation: z.number(),
    id: Watch,
    person: Person,
    wanted: z.union([
      z.strictObject({ kind: z.literal("online") }),
      z.strictObject({ kind: z.literal("active") }),
      z.strictObject({
        kind: z.literal("onPage"),
        page: z.string().check(z.minLength(1), z.maxLength(512)),
      }),
    ]),
    repeat: z.literal(["once", "always"]),
    until: z.nullable(
      z.union([
        z.strictObject({ kind: z.literal("date"), localAt: LocalTime }),
        z.strictObject({ kind: z.literal("ticketClosed") }),
      ]),
    ),
    ticket: z.nullable(
      z.strictObject({
        url: TicketUrl,
        title: z.string().check(z.maxLength(512)),
      }),
    ),
    /** The browser's number of the ticket's tab. */
    tab: z.nullable(z.number()),
  }),
  /** Ends a watch; it can be taken up again with `resumeWatch`. */
  stopWatch: z.strictObject({
    type: z.literal("stopWatch"),
    source: Id,
    id: Watch,
  }),
  resumeWatch: z.strictObject({
    type: z.literal("resumeWatch"),
    source: Id,
    id: Watch,
  }),
  /** The ticket at this address was solved or closed: watches that were to last as long are over. */
  ticketClosed: z.strictObject({
    type: z.literal("ticketClosed"),
    url: TicketUrl,
  }),
  saveNotifying: z.strictObject({
    type: z.literal("saveNotifying"),
    notifying: z.strictObject({
      names: z.boolean(),
      quiet: z.nullable(
        z.strictObject({
          from: MinuteOfDay,
          to: MinuteOfDay,
          days: z.array(Weekday).check(z.maxLength(7)),
        }),
      ),
    }),
  }),
  /** Shows a notification; replies whether the browser lets us. */
  testNotification: z.strictObject({ type: z.literal("testNotification") }),
} as const;

export interface WatchReplies {
  /** `false`: the connection is gone, or was saved anew meanwhile. */
  readonly setWatch: Result<boolean, Failure>;
  readonly stopWatch: Result<null, Failure>;
  readonly resumeWatch: Result<null, Failure>;
  readonly ticketClosed: Result<null, Failure>;
  readonly saveNotifying: Result<null, Failure>;
  readonly testNotification: boolean;
}
