import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { type LocalInstant, localInstant } from "../domain/instant.ts";
import {
  type Removal,
  broughtBack,
  isOver,
  removalOf,
} from "../domain/removal.ts";
import type { Result } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import { changeSettings } from "./change-settings.ts";
import type { Database } from "./database.ts";
import { sourcesIn } from "./settings.ts";

/*
 * Removed connections that can still be brought back. They are no source to anybody: what an answer that was under way
 * brings is dropped as of any connection that is gone, and all that was kept of them lies where it lay.
 */

interface Readable {
  readonly get: (key: "removals") => Promise<unknown>;
}

// CAST: only this file writes this key.
const removalsIn = async (settings: Readable): Promise<readonly Removal[]> =>
  ((await settings.get("removals")) as readonly Removal[] | undefined) ?? [];

export const readRemovals = (
  db: Database,
): Promise<Result<readonly Removal[], Failure>> =>
  db.use((connected) => removalsIn(connected.transaction("settings").store));

/** What becomes of sources and removals together; null: nothing. */
type Both = {
  readonly sources: readonly SourceRecord[];
  readonly removals: readonly Removal[];
} | null;

/** In one transaction, so that a connection is in one of the two lists. Replies whether there was anything to do. */
const change = (
  db: Database,
  decide: (
    sources: readonly SourceRecord[],
    removals: readonly Removal[],
  ) => Both,
): Promise<Result<boolean, Failure>> =>
  changeSettings(db, async (settings) => {
    const next = decide(await sourcesIn(settings), await removalsIn(settings));
    if (next === null) return false;
    await settings.put(next.sources, "sources");
    await settings.put(next.removals, "removals");
    return true;
  });

/** Takes a connection out of every list and leaves all of it where it is. False where there is none of that id. */
export const putAside = (
  db: Database,
  id: SourceId,
  now: LocalInstant,
): Promise<Result<boolean, Failure>> =>
  change(db, (sources, removals) => {
    const removal = removalOf(sources, id, now);
    return (
      removal && {
        sources: sources.filter((source) => source.id !== id),
        removals: [...removals, removal],
      }
    );
  });

/** What becomes of one removal; nothing where there is none of that id. */
const changeOne = (
  db: Database,
  id: SourceId,
  decide: (
    removal: Removal,
    sources: readonly SourceRecord[],
    others: readonly Removal[],
  ) => Both,
): Promise<Result<boolean, Failure>> =>
  change(db, (sources, removals) => {
    const removal = removals.find(({ source }) => source.id === id);
    const others = removals.filter(({ source }) => source.id !== id);
    return removal === undefined ? null : decide(removal, sources, others);
  });

/** Puts it back as it was. False where it is too late: it is being erased. */
export const bringBack = (
  db: Database,
  id: SourceId,
  now: LocalInstant,
): Promise<Result<boolean, Failure>> =>
  changeOne(db, id, (removal, sources, others) =>
    isOver(removal, now)
      ? null
      : { sources: broughtBack(sources, removal), removals: others },
  );

/**
 * From now on nobody brings it back: the first step of its erasing. False where it was brought back already, or its time
 * is not over.
 */
export const condemn = (
  db: Database,
  id: SourceId,
  now: LocalInstant,
): Promise<Result<boolean, Failure>> =>
  changeOne(db, id, (removal, sources, others) =>
    isOver(removal, now)
      ? { sources, removals: [...others, { ...removal, at: LONG_AGO }] }
      : null,
  );

const LONG_AGO = localInstant(0);

/** Forgets that it could be brought back. The last step of its erasing: until then whoever was interrupted begins again. */
export const dropRemoval = (
  db: Database,
  id: SourceId,
): Promise<Result<boolean, Failure>> =>
  changeOne(db, id, (_, sources, others) => ({ sources, removals: others }));
