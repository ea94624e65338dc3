import type { SourceId } from "../domain/ids.ts";
import type { Connected, Schema } from "./database.ts";
import { type JournalTransaction, rangeOf } from "./journal-reading.ts";
import { LABEL, type Level, type TapeLabel } from "./time-travel-tape.ts";

/** Where the past on tape ends, and how it goes on. */
export interface TapePlace {
  /** What was known there. */
  readonly begin: Level;
  /** Revision of the keyframe to stand on. */
  readonly base: number;
  /** The newest tape; null: none was written yet. */
  readonly last: TapeLabel | null;
  /** The same where it is to be gone on with; null: another is to begin. */
  readonly open: TapeLabel | null;
  /** A tape ends here at the latest: at the next keyframe. */
  readonly limit: number;
}

/** Null: there is nothing to be put on tape. */
export const nextPlace = async (
  connected: Connected,
  source: SourceId,
  longestMs: number,
): Promise<TapePlace | null> => {
  const tx = connected.transaction(["states", "past", "keyframes", "levels"]);
  const state = await tx.objectStore("states").get(source);
  if (state?.anchor === undefined || state.keyframe === null) return null;
  const last = await lastLabel(tx.objectStore("past"), source);
  const begin = last?.to ?? (await beginningOf(tx, source, state.anchor));
  if (begin.revision >= state.keyframe) return null;
  const [before, next] = await Promise.all([
    tx
      .objectStore("keyframes")
      .openKeyCursor(
        IDBKeyRange.bound([source], [source, begin.revision, []]),
        "prev",
      ),
    tx
      .objectStore("keyframes")
      .openKeyCursor(
        IDBKeyRange.bound(
          [source, begin.revision, []],
          [source, state.keyframe, []],
        ),
      ),
  ]);
  const base = before?.key[1] ?? begin.revision;
  const goesOn =
    last !== null &&
    last.base === base &&
    begin.revision !== base &&
    begin.at - last.from.at < longestMs;
  return {
    begin,
    base,
    last,
    open: goesOn ? last : null,
    limit: next?.key[1] ?? state.keyframe,
  };
};

type Tape = Schema["past"];
/** The store of tapes, as far as labels are read. */
interface Past {
  getAllKeys(range: IDBKeyRange): Promise<readonly Tape["key"][]>;
  get(key: Tape["key"]): Promise<Tape["value"] | undefined>;
}

/** What all tapes are about, the oldest first. */
export const labelsIn = async (
  past: Past,
  source: SourceId,
): Promise<readonly TapeLabel[]> => {
  const keys = await past.getAllKeys(rangeOf(source));
  return labelsAt(
    past,
    keys.filter(([, , kind]) => kind === LABEL),
  );
};

/** The newest tape; null: there is none. */
export const lastLabel = async (
  past: Past,
  source: SourceId,
): Promise<TapeLabel | null> => {
  const keys = await past.getAllKeys(rangeOf(source));
  const last = keys.findLast(([, , kind]) => kind === LABEL);
  return last === undefined
    ? null
    : ((await labelsAt(past, [last]))[0] ?? null);
};

const labelsAt = async (
  past: Past,
  keys: readonly Tape["key"][],
): Promise<readonly TapeLabel[]> => {
  const labels = await Promise.all(keys.map((key) => past.get(key)));
  return labels.flatMap((label) =>
    label !== undefined && "base" in label ? [label] : [],
  );
};

/** Before the first tape: the oldest keyframe that is kept, from which on every delta is. */
export const beginningOf = async (
  tx: JournalTransaction,
  source: SourceId,
  anchor: Pick<Level, "revision" | "at">,
): Promise<Level> => {
  const first = await tx
    .objectStore("keyframes")
    .openKeyCursor(rangeOf(source));
  const revision = Math.min(first?.key[1] ?? anchor.revision, anchor.revision);
  const level = await tx.objectStore("levels").get([source, revision]);
  // A first list of nobody has no delta.
  return level ?? { ...anchor, online: 0 };
};

/** The levels of what is not on tape: after a revision, up to another. */
export const levelsUpTo = (
  connected: Connected,
  source: SourceId,
  after: number,
  limit: number,
): Promise<readonly Level[]> =>
  connected.getAll(
    "levels",
    IDBKeyRange.bound([source, after], [source, limit], true),
  );
