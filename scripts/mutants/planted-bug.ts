/** A plausible bug: an exact text of a source file, and what a careless hand would have written in its place. */
export interface PlantedBug {
  readonly name: string;
  /** What goes wrong. */
  readonly what: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
}
