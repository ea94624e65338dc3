import { type Instant, SECOND } from "../domain/instant.ts";
import type { LiveSession, Report } from "../domain/person.ts";
import type { Mapping } from "./mapping.ts";
import { pageDigest } from "./page-memory.ts";
import { type PersonSays, latest } from "./row-says.ts";

/*
 * What only a comparison with the answer before tells: who did something, and which times are the same though they were
 * counted back from two clocks.
 */

type Telling = NonNullable<Mapping["activeOn"]>[number];

/** The session that was held of this one; a person's only session without an id is the same one. */
export const heldSession = (
  { id }: LiveSession,
  known: Report | undefined,
): LiveSession | undefined => {
  const sessions = known?.sessions ?? [];
  if (id !== null) return sessions.find((one) => one.id === id);
  return sessions.length === 1 && sessions[0]?.id === null
    ? sessions[0]
    : undefined;
};

/**
 * Did one of these become another since the answer before? A field that nobody knew before is no change.
 * @param lastPage digest of the page of somebody who was not online
 */
export const hasChanged = (
  telling: readonly Telling[],
  person: PersonSays,
  session: LiveSession,
  known: Report,
  lastPage?: unknown,
): boolean => {
  const held = heldSession(session, known);
  if (
    held === undefined &&
    lastPage !== undefined &&
    lastPage !== pageDigest(telling, session)
  )
    return true;
  return telling.some((field) => {
    switch (field) {
      case "page":
        return (
          held !== undefined &&
          (held.page?.url ?? null) !== (session.page?.url ?? null)
        );
      case "title":
        return (
          held !== undefined &&
          (held.page?.title ?? null) !== (session.page?.title ?? null)
        );
      case "messages":
        return (
          (person.counts?.messages ?? 0) > (known.counts?.messages ?? Infinity)
        );
      case "lastSeenAt":
      case "lastLoginAt":
        return isLater(person[field], known[field]);
      default:
        return field satisfies never;
    }
  });
};

const isLater = (
  said: Instant | "never" | null,
  before: Instant | "never" | null,
): boolean =>
  said !== null &&
  said !== "never" &&
  before !== null &&
  (before === "never" || said > before);

/** Whole seconds, of an age and of the clock that it is counted from, and the way here. */
export const TOLERANCE_MS = 5 * SECOND;

/** The time that was held before, where it is the same but for the roundness of what both were counted from. */
export const steady = (
  time: Instant | null,
  before: Instant | null | undefined,
): Instant | null =>
  time !== null &&
  before !== null &&
  before !== undefined &&
  Math.abs(time - before) <= TOLERANCE_MS
    ? before
    : time;

/** Activity as it is known after this answer: now, where something changed; else the latest that anybody said. */
export const activeAt = (
  changed: boolean,
  now: Instant,
  said: Instant | null,
  before: Instant | null | undefined,
): Instant | null => (changed ? now : latest(said, before ?? null));
