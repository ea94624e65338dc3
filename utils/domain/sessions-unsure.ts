import type { PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import { valueAt, valuesOf } from "./patched-map.ts";
import {
  type Draft,
  type Sighting,
  isUnsaid,
  onlineIn,
  put,
  runningOf,
} from "./sessions-draft.ts";
import { afterSilence } from "./sessions-over-gap.ts";
import type { Sessions } from "./sessions.ts";

/** When the person was seen who has been in doubt longest: their session may yet end there. Null: nobody is. */
export const doubtedSince = ({ unsure, running }: Sessions): Instant | null =>
  unsure.reduce<Instant | null>((since, id) => {
    const seenAt = valueAt(running, id)?.seenAt ?? null;
    return since === null || (seenAt !== null && seenAt < since)
      ? seenAt
      : since;
  }, null);

/** Who is in doubt after this observation: it settles that of whom it speaks, and a part of a list puts others in doubt. */
export const doubtPresence = (
  draft: Draft,
  sighting: Sighting,
): readonly PersonId[] => {
  for (const id of draft.sessions.unsure) settle(draft, sighting, id);
  return draft.isPart ? unnamed(draft) : stillUnsure(draft);
};

/** Somebody was in doubt, is spoken of, and is there. */
const settle = (
  draft: Draft,
  { before, after }: Sighting,
  id: PersonId,
): void => {
  const session = runningOf(draft, id);
  const now = onlineIn(after, id);
  if (session?.seenAt == null || session.left !== null || now === null) return;
  if (isUnsaid(draft, session)) return;
  if (draft.look.at - session.seenAt > draft.quietMs)
    afterSilence(draft, session, onlineIn(before, id), now);
  else put(draft, { ...session, seenAt: null });
};

const stillUnsure = (draft: Draft): readonly PersonId[] => {
  const { unsure } = draft.sessions;
  return unsure.length === 0
    ? unsure
    : unsure.filter((id) => {
        const session = runningOf(draft, id);
        return session?.seenAt != null && session.left === null;
      });
};

const unnamed = (draft: Draft): readonly PersonId[] => {
  const unsure: PersonId[] = [];
  for (const { person } of valuesOf(draft.sessions.running)) {
    const session = runningOf(draft, person);
    if (session === undefined || session.left !== null) continue;
    if (!isUnsaid(draft, session)) continue;
    unsure.push(person);
    if (session.seenAt === null && draft.previous !== null)
      put(draft, { ...session, seenAt: draft.previous });
  }
  return unsure;
};
