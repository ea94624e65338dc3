import type { PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import type { Report } from "./person.ts";

/** Since when a session went on. `atLeast`: the person may have been there before. */
export interface SessionStart {
  readonly start: Instant;
  readonly atLeast: boolean;
}

/** What was known of everybody at one moment: the reports, and since when sessions went on. */
export interface Scene {
  readonly reports: ReadonlyMap<PersonId, Report>;
  readonly running: ReadonlyMap<PersonId, SessionStart>;
}

/** What one observation changed in a scene. */
export interface SceneChange {
  /** When it was observed: never earlier than the change before. */
  readonly at: Instant;
  readonly upserts: readonly Report[];
  readonly removals: readonly PersonId[];
  readonly running: readonly (SessionStart & { readonly person: PersonId })[];
  /** For whom no session went on any more. */
  readonly gone: readonly PersonId[];
}

/**
 * Who was on the list at a moment: the scene with every change up to it, the moment itself included.
 * @param changes in order, from the scene on
 */
export const rosterAt = (
  scene: Scene,
  changes: Iterable<SceneChange>,
  at: Instant,
): Scene => {
  const reports = new Map(scene.reports);
  const running = new Map(scene.running);
  for (const change of changes) {
    if (change.at > at) break;
    for (const report of change.upserts) reports.set(report.id, report);
    for (const id of change.removals) reports.delete(id);
    for (const { person, start, atLeast } of change.running)
      running.set(person, { start, atLeast });
    for (const id of change.gone) running.delete(id);
  }
  return { reports, running };
};
