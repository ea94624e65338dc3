import type { Report } from "../utils/domain/person.ts";
import type { RunningSession } from "../utils/domain/session.ts";
import type { StuckOn } from "../utils/domain/stuck.ts";
import type { TimeModel } from "../utils/models/time-model.ts";

/** What a row is given; it is rendered again only when one of these is another. */
export interface RowProps {
  readonly report: Report;
  /** The same person as it may be seen: masked while the screen is shared. */
  readonly shown: Report;
  /** Another session, or another state of it, is a reason to write the row anew. */
  readonly session: RunningSession | undefined;
  /** How and for how long the person is stuck, if they are. */
  readonly stuck: StuckOn | undefined;
  /** The line of the list. */
  readonly position: number;
  /** How many people stand before. */
  readonly rank: number;
  readonly isTabbable: boolean;
  readonly isOpen: boolean;
  /** Is the row chosen? Undefined in a list where none can be. */
  readonly isSelected?: boolean | undefined;
  /** By whose clock and limits the person is judged. */
  readonly time: TimeModel;
  /** Rows in sight, to be told that time has passed. */
  readonly live: Set<Ticked>;
}

/** What changes its words with time. */
export interface Ticked {
  tick(): void;
}
