import type { ConnectionColour } from "./connection-colour.ts";
import type { SourceId } from "./ids.ts";

/** The connection that something in a list of several is of. The same object as long as it says the same. */
export interface Origin {
  readonly source: SourceId;
  /** As `sourceName` has it: from outside. */
  readonly name: string;
  readonly colour: ConnectionColour;
}

/** What may stand in a list of several connections. */
export interface OfConnection {
  /** Missing where the list is of one connection. */
  readonly from?: Origin;
}
