import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Report } from "../domain/person.ts";
import type { SceneChange, SessionStart } from "../domain/time-travel.ts";
import { type PersonThen, entryOf } from "./time-travel-entry.ts";
import type { TapeChanges } from "./time-travel-tape.ts";
import { packNumbers } from "./varints.ts";

/** A scene that is changed in place. */
export interface OpenScene {
  readonly reports: Map<PersonId, Report>;
  readonly running: Map<PersonId, SessionStart>;
}

/** Writes a tape, revision by revision. */
export interface TapeWriter {
  /** Puts a change on the scene and writes what it is. */
  readonly add: (change: SceneChange) => void;
  readonly changes: () => TapeChanges;
}

/**
 * Goes on with a tape, or begins one.
 * @param ids the people of the keyframe, in its order: their place is their number
 * @param scene what the tape has come to; changed in place
 * @param begun what was written of it; null: nothing
 */
export const continueTape = (
  ids: readonly PersonId[],
  scene: OpenScene,
  begun: TapeChanges | null,
): TapeWriter => {
  const words = new Map<string, number>(
    begun?.texts.map((text, at) => [text, at + 1]),
  );
  const newcomers: string[] = [...(begun?.newcomers ?? [])];
  const numbers = new Map<string, number>();
  for (const id of [...ids, ...newcomers]) numbers.set(id, numbers.size);
  const pieces: Uint8Array[] = begun === null ? [] : [begun.bytes];

  const word = (text: string | null): number => {
    if (text === null) return 0;
    const known = words.get(text) ?? words.size + 1;
    words.set(text, known);
    return known;
  };
  const numberOf = (id: PersonId): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    newcomers.push(id);
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  };

  return {
    add: (change) => {
      const touched = touchedBy(change);
      const before = touched.map((id) => thenIn(scene, id));
      putOn(scene, change);
      const entries = touched
        .flatMap((id, index): readonly Entry[] => {
          const was = before[index];
          const parts = was && entryOf(was, thenIn(scene, id), change.at, word);
          return parts ? [{ number: numberOf(id), parts }] : [];
        })
        .toSorted((a, b) => a.number - b.number);
      pieces.push(packEntries(entries));
    },
    changes: () => ({
      texts: [...words.keys()],
      newcomers,
      bytes: joined(pieces),
    }),
  };
};

/** What a tape begins with: everything that is other than in its keyframe. */
export const changesSince = (
  base: OpenScene,
  scene: OpenScene,
  at: Instant,
): SceneChange => ({
  at,
  upserts: [...scene.reports.values()].filter(
    (report) => base.reports.get(report.id) !== report,
  ),
  removals: [...base.reports.keys()].filter((id) => !scene.reports.has(id)),
  running: Array.from(scene.running, ([person, session]) => ({
    person,
    ...session,
  })),
  gone: [...base.running.keys()].filter((id) => !scene.running.has(id)),
});

interface Entry {
  readonly number: number;
  readonly parts: readonly number[];
}

const packEntries = (entries: readonly Entry[]): Uint8Array => {
  const numbers: number[] = [entries.length];
  let last = 0;
  for (const { number, parts } of entries) {
    numbers.push(number - last, ...parts);
    last = number;
  }
  return packNumbers(numbers);
};

const touchedBy = (change: SceneChange): readonly PersonId[] => [
  ...new Set([
    ...change.upserts.map(({ id }) => id),
    ...change.removals,
    ...change.running.map(({ person }) => person),
    ...change.gone,
  ]),
];

const thenIn = ({ reports, running }: OpenScene, id: PersonId): PersonThen => ({
  report: reports.get(id),
  session: running.get(id),
});

/** Puts a change on a scene, in place. */
export const putOn = (
  { reports, running }: OpenScene,
  change: SceneChange,
): void => {
  for (const report of change.upserts) reports.set(report.id, report);
  for (const id of change.removals) reports.delete(id);
  for (const { person, start, atLeast } of change.running)
    running.set(person, { start, atLeast });
  for (const id of change.gone) running.delete(id);
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(
    pieces.reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};
