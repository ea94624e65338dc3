import type { PersonId, SourceId } from "./ids.ts";
import type { Instant, LocalInstant } from "./instant.ts";

/** Given by the page that sets a watch: a command that is sent twice sets one. */
export type WatchId = string & { readonly __brand: "WatchId" };

// CAST: a brand exists only for the compiler; this is the only place that gives it.
export const watchId = (text: string): WatchId => text as WatchId;

/** What is waited for. `page`: a page's name as it is shown, or a path in which `*` stands for anything ("/orders/*"). */
export type Wanted =
  | { readonly kind: "online" }
  | { readonly kind: "active" }
  | { readonly kind: "onPage"; readonly page: string };

/** The ticket that a person has beside the panel. `tab`: where it is open, if that is known. */
export interface TicketRef {
  readonly url: string;
  readonly title: string;
  readonly closed: boolean;
  readonly tab?: number | null;
}

/** A tab, by the browser's number for it, which another run of the browser may give to another tab. */
export interface TabRef {
  readonly id: number;
  readonly session: string;
}

/** Where a notice leads back to. */
export type TicketLink = Pick<TicketRef, "url" | "title">;

/**
 * When a watch ends without having fired. A date is chosen on the clock of this machine and kept on both: the platform's
 * decides while it can be trusted, for this machine's may be set while the watch lasts.
 */
export type Until =
  | {
      readonly kind: "date";
      readonly at: Instant;
      readonly localAt: LocalInstant;
    }
  | { readonly kind: "ticketClosed" };

/** "Tell me when Ana is back." */
export interface Watch {
  readonly source: SourceId;
  readonly id: WatchId;
  readonly person: PersonId;
  readonly wanted: Wanted;
  readonly repeat: "once" | "always";
  readonly until: Until | null;
  readonly ticket: TicketLink | null;
  /** Where the ticket was open; null where nobody knows. */
  readonly tab: TabRef | null;
  readonly createdAt: LocalInstant;
  /** The latest time that the platform had named when the watch was set; null: none yet. */
  readonly setAt: Instant | null;
}

/** `stopped` by hand, which can be undone; all others are final. */
export type WatchEnding = "fired" | "until" | "ticketClosed" | "stopped";

/** A watch and what became of it. What the condition was is told by the list, which is written with it. */
export interface WatchRecord extends Watch {
  /** When the condition was last seen to hold before it ceased to, since the watch was set. */
  readonly heldAt: Instant | null;
  /** How often it fired, and when last. */
  readonly fires: number;
  readonly firedAt: LocalInstant | null;
  readonly ended: {
    readonly why: WatchEnding;
    readonly at: LocalInstant;
  } | null;
}

export const newRecord = (watch: Watch): WatchRecord => ({
  ...watch,
  heldAt: null,
  fires: 0,
  firedAt: null,
  ended: null,
});

/** The same watch, over; one that is over already stays as it is. */
export const endedWatch = (
  record: WatchRecord,
  why: WatchEnding,
  at: LocalInstant,
): WatchRecord =>
  record.ended === null ? { ...record, ended: { why, at } } : record;
