/**
 * Where a worker is ended: at one of its calls, before its effect or after it (the worker does not hear of it); of a
 * transaction also inside, when so many of its requests have been carried out.
 */
export type Kill =
  | { readonly point: number; readonly moment: "before" | "after" }
  | {
      readonly point: number;
      readonly moment: "inside";
      readonly request: number;
    };

/**
 * What a call does: nothing that lasts (so that to end before it and after it is the same), something at once, or a
 * transaction that writes or upgrades the database, which could be left half done.
 */
export type Effect = "none" | "call" | "write" | "upgrade";

/** A call of the worker to the outside. */
export interface Point {
  readonly name: string;
  readonly kind: Effect;
  /** In which situation all but the worker was: before its effect, */
  readonly before: Situation;
  /** after each request of the transaction, */
  readonly inside: Situation[];
  /** and after it; null while it waits for what the outside may never say. */
  after: Situation | null;
}

/**
 * Counts what changed outside of the worker. Whoever is ended twice in the same situation leaves the same behind: what a
 * worker had in its memory is gone.
 */
export type Situation = number;

/** One call on its way. */
export interface Passage {
  /** A request of the transaction was carried out. False: the worker was ended and does not hear of it. */
  readonly request: () => boolean;
  /** The effect has happened. False: the worker was ended and does not hear of it. */
  readonly leave: () => boolean;
}
