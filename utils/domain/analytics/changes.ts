import type { Analytics } from "./analytics.ts";

/** A number and the same one of the period before. Null: there is none to compare with. */
export interface Change {
  readonly before: number;
  /** Now less before. */
  readonly by: number;
  /** The same as a share of before; null where before is 0. */
  readonly share: number | null;
}

/** What became of each number of the cards since the period before. */
export interface Changes {
  readonly unique: Change | null;
  readonly meanMs: Change | null;
  readonly medianMs: Change | null;
  readonly peak: Change | null;
  /** How much of the period before was observed: the changes are worth no more than that. */
  readonly observedMs: number;
}

type Compared = Pick<Analytics, "observedMs" | "unique" | "average" | "peak">;

/** What changed from the period before. Of a time that was not observed nothing is known: no change, not "from 0". */
export const changesOf = (now: Compared, before: Compared): Changes => {
  const known = now.observedMs > 0 && before.observedMs > 0;
  return {
    unique: known ? changeOf(now.unique, before.unique) : null,
    meanMs: changeOf(now.average?.meanMs, before.average?.meanMs),
    medianMs: changeOf(now.average?.medianMs, before.average?.medianMs),
    peak: changeOf(now.peak?.people, before.peak?.people),
    observedMs: before.observedMs,
  };
};

const changeOf = (
  now: number | undefined,
  before: number | undefined,
): Change | null =>
  now === undefined || before === undefined
    ? null
    : {
        before,
        by: now - before,
        share: before === 0 ? null : (now - before) / before,
      };
