import type { VisitedPage } from "../domain/session.ts";

/** How long visits were, and on which page. */
export interface Stays {
  readonly pages: readonly VisitedPage[];
  /** Of each visit the number in `pages`. */
  readonly page: ArrayLike<number>;
  /** Of each visit its length, ms. */
  readonly ms: ArrayLike<number>;
}

/** Up to where the history was read: what was not packed yet comes first, then the packed days, the latest first. */
export type StaysPlace =
  | {
      readonly store: "finished";
      readonly after: readonly [
        source: string,
        revision: number,
        chunk: number,
      ];
    }
  | {
      readonly store: "days";
      readonly before:
        | readonly [source: string, day: number, part: number]
        | null;
    };

export interface StaysPart extends Stays {
  /** Null: that was all. */
  readonly next: StaysPlace | null;
}
