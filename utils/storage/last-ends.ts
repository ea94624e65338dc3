import { type PersonId, personId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/instant.ts";
import { keyed, mapOf, patched } from "../domain/patched-map.ts";
import { withoutOldEnds } from "../domain/session-changes.ts";
import type { LastEnd, Sessions } from "../domain/sessions.ts";
import type { DeltaRecord, SourceState } from "./records.ts";

/*
 * Memory forgets ends that are too old to matter. That may happen where nothing else changes, so no delta says it: the
 * state says when it last happened, and whoever reads the journal forgets the same.
 */

const personOf = ({ person }: LastEnd): PersonId => person;

const ANCIENT = mapOf(
  keyed([{ person: personId(""), end: instant(0) }], personOf),
);

/** Does memory forget old ends at an observation at `at` that follows one at `previous`? */
export const forgetsEnds = (previous: Instant | null, at: Instant): boolean =>
  withoutOldEnds(ANCIENT, previous, at).size === 0;

/**
 * The last ends of a journal.
 * @param lastEnds those of the keyframe
 */
export const lastEndsOf = (
  { keyframe, forgot }: Pick<SourceState, "keyframe" | "forgot">,
  lastEnds: readonly LastEnd[],
  deltas: readonly DeltaRecord[],
): Sessions["lastEnds"] => {
  const withThose = (
    ends: Sessions["lastEnds"],
    later: readonly DeltaRecord[],
  ) =>
    patched(
      ends,
      later.flatMap((delta) => delta.lastEnds),
      [],
      personOf,
    );
  const framed = mapOf(keyed(lastEnds, personOf));
  if (forgot === null || keyframe === null || keyframe > forgot.revision)
    return withThose(framed, deltas);
  const since = deltas.findIndex(({ revision }) => revision > forgot.revision);
  const from = since < 0 ? deltas.length : since;
  const before = withThose(framed, deltas.slice(0, from));
  return withThose(withoutOldEnds(before, EVER, forgot.at), deltas.slice(from));
};

/** An hour long before any other: what is too old now is forgotten. */
const EVER = instant(0);
