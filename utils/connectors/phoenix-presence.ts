import { type Fields, fieldsOf } from "../domain/outside-value.ts";

/*
 * Who is present on a topic, as Phoenix Presence says it: the whole state once for each joining, diffs of it before and
 * after (phoenixframework/phoenix, assets/js/phoenix/presence.js). A key is somebody, each of its metas one connection,
 * the oldest first; a changed meta is a new one that joins while its old one leaves.
 */

/** Metas by key. A key may be called "__proto__". */
export type Presences = ReadonlyMap<string, readonly Fields[]>;

export interface Presence {
  readonly now: () => Presences;
  /** From now on it is another joining: nothing that comes is put on what is known before its state came. */
  readonly rejoin: () => void;
  /** Takes the whole state, and the diffs that came before it. False: that is no state. */
  readonly takeState: (payload: Fields) => boolean;
  /**
   * Takes a diff. Keys of whom it told; empty where it has to wait for the state. Null: that is no diff, or too many
   * wait.
   */
  readonly takeDiff: (payload: Fields) => ReadonlySet<string> | null;
}

interface Diff {
  readonly joins: Presences;
  readonly leaves: Presences;
}

/** Diffs that wait for a state. */
const MOST_WAITING = 10_000;

export const createPresence = (): Presence => {
  const now = new Map<string, readonly Fields[]>();
  let waiting: Diff[] | null = [];
  return {
    now: () => now,
    rejoin: () => {
      waiting = [];
    },
    takeState: (payload) => {
      const state = presencesOf(payload);
      if (state === null) return false;
      apply(now, towards(now, state));
      for (const diff of waiting ?? []) apply(now, diff);
      waiting = null;
      return true;
    },
    takeDiff: ({ joins: came, leaves: went }) => {
      const joins = presencesOf(fieldsOf(came));
      const leaves = presencesOf(fieldsOf(went));
      if (joins === null || leaves === null) return null;
      const diff = { joins, leaves };
      if (waiting === null) return apply(now, diff);
      waiting.push(diff);
      return waiting.length > MOST_WAITING ? null : new Set();
    },
  };
};

/** Null where one of them is not as it should be: half of a state is none. */
const presencesOf = (payload: Fields | null): Presences | null => {
  if (payload === null) return null;
  const presences = new Map<string, readonly Fields[]>();
  for (const [key, value] of Object.entries(payload)) {
    const metas = metasOf(fieldsOf(value)?.["metas"]);
    if (metas === null) return null;
    presences.set(key, metas);
  }
  return presences;
};

const metasOf = (value: unknown): readonly Fields[] | null => {
  if (!Array.isArray(value)) return null;
  const metas = value.map(fieldsOf).filter((meta) => meta !== null);
  return metas.length === value.length ? metas : null;
};

/** What leads from one state to another. Of a meta that both have, the one that was known stays. */
const towards = (from: Presences, to: Presences): Diff => {
  const joins = new Map<string, readonly Fields[]>();
  const leaves = new Map<string, readonly Fields[]>();
  for (const [key, metas] of from) {
    const left = without(metas, to.get(key) ?? []);
    if (left.length > 0 || !to.has(key)) leaves.set(key, left);
  }
  for (const [key, metas] of to) {
    const known = from.get(key);
    const joined = known === undefined ? metas : without(metas, known);
    if (joined.length > 0 || known === undefined) joins.set(key, joined);
  }
  return { joins, leaves };
};

/** The metas whose reference is none of those. */
const without = (
  metas: readonly Fields[],
  those: readonly Fields[],
): readonly Fields[] => {
  const refs = new Set(those.map(refOf));
  return metas.filter((meta) => !refs.has(refOf(meta)));
};

const refOf = (meta: Fields): unknown => meta["phx_ref"];

const apply = (
  state: Map<string, readonly Fields[]>,
  { joins, leaves }: Diff,
): ReadonlySet<string> => {
  const touched = new Set<string>();
  for (const [key, metas] of joins) {
    touched.add(key);
    state.set(key, [...without(state.get(key) ?? [], metas), ...metas]);
  }
  for (const [key, metas] of leaves) {
    const present = state.get(key);
    if (present === undefined) continue;
    touched.add(key);
    const rest = without(present, metas);
    if (rest.length === 0) state.delete(key);
    else state.set(key, rest);
  }
  return touched;
};
