import type { PersonId, SourceId } from "./ids.ts";
import type { Instant, LocalInstant } from "./instant.ts";
import type { TicketLink, Wanted, WatchId } from "./watch.ts";

/** What becomes of a notice on its way from the disk to the screen. `as` is the notification that it is told in. */
export type Telling =
  | { readonly kind: "waiting" }
  /** Decided, but not known to be on the screen: whoever finds it so looks there first. */
  | { readonly kind: "telling"; readonly as: string }
  | { readonly kind: "told"; readonly as: string }
  /** Notifications are not allowed: it stands in the panel alone. */
  | { readonly kind: "panel" }
  /** Quiet hours ended, and it was no longer so. */
  | { readonly kind: "passed" };

/** That a watch fired: written with the observation that showed it, told afterwards. */
export interface Notice {
  readonly source: SourceId;
  /** Of the watch and of how often it had fired: the same observation taken twice makes the same notice. */
  readonly id: string;
  readonly watch: WatchId;
  readonly person: PersonId;
  /** What the person was called then: name, address or id. From outside. */
  readonly title: string;
  readonly wanted: Wanted;
  readonly repeat: "once" | "always";
  readonly ticket: TicketLink | null;
  readonly firedAt: Instant;
  readonly at: LocalInstant;
  readonly telling: Telling;
}
