import { type PersonId, personId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/instant.ts";
import { type Draft, draftOf, playParts } from "./time-travel-draft.ts";
import { nothingOf } from "./time-travel-entry.ts";
import {
  BITS,
  type TapeChanges,
  type TapeLabel,
  fromNullable,
} from "./time-travel-tape.ts";
import type { OpenScene } from "./time-travel-writing.ts";
import { numberReader, unpackNumbers } from "./varints.ts";

/** The keyframe of a tape; its people in their order, which numbers them. */
export interface TapeBase {
  readonly ids: readonly PersonId[];
  readonly scene: OpenScene;
}

/**
 * The scene of a tape at a moment, the moment itself included. A new value, which shares with the keyframe whoever is as
 * they were in it.
 */
export const playTape = (
  { ids, scene }: TapeBase,
  label: TapeLabel,
  changes: TapeChanges,
  until: Instant,
): OpenScene => {
  const reports = new Map(scene.reports);
  const running = new Map(scene.running);
  const drafts: (Draft | undefined)[] = [];
  const { next } = numberReader(changes.bytes);
  const texts = textsOf(changes.texts);
  const idAt = (number: number): PersonId =>
    ids[number] ?? personId(changes.newcomers[number - ids.length] ?? "");

  /** The person as this scene has them, to be changed in place. */
  const draftAt = (number: number, id: PersonId): Draft => {
    const known = drafts[number];
    if (known !== undefined) return known;
    const draft = draftOf(reports.get(id) ?? nothingOf(id));
    drafts[number] = draft;
    reports.set(id, draft);
    return draft;
  };

  const playStart = (id: PersonId, at: Instant): void => {
    const ago = fromNullable(next());
    if (ago === null) running.delete(id);
    else running.set(id, { start: instant(at - ago), atLeast: next() === 1 });
  };

  const playRevision = (at: Instant): void => {
    let number = 0;
    for (let left = next(); left > 0; left--) {
      number += next();
      const mask = next();
      const id = idAt(number);
      if ((mask & BITS.start) > 0) playStart(id, at);
      if ((mask & BITS.gone) > 0) {
        reports.delete(id);
        drafts[number] = undefined;
      } else if ((mask & ~BITS.start) > 0)
        playParts(draftAt(number, id), mask, at, next, texts);
    }
  };

  playRevision(label.from.at);
  let at: number = label.from.at;
  for (const ms of unpackNumbers(label.at)) {
    at += ms;
    if (at > until) break;
    playRevision(instant(at));
  }
  return { reports, running };
};

/** Texts by their number, and what some of them hold, read once. */
const textsOf = (texts: readonly string[]) => {
  const parsed: (readonly (string | null)[] | undefined)[] = [];
  return {
    textAt: (number: number): string | null => texts[number - 1] ?? null,
    partsAt: (number: number): readonly (string | null)[] | null => {
      const text = texts[number - 1];
      if (text === undefined) return null;
      // CAST: `entryOf` writes these texts.
      return (parsed[number] ??= JSON.parse(text) as readonly (
        | string
        | null
      )[]);
    },
  };
};

export type Texts = ReturnType<typeof textsOf>;
