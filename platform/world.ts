import { demoAccounts } from "./demo/accounts.ts";
import { userAt } from "./life/directory.ts";
import { createLife } from "./life/life.ts";
import type { Life } from "./life/life.ts";
import { pastSessions } from "./life/past.ts";
import { makePeople } from "./life/person.ts";
import type { Store } from "./store.ts";

/** What a database was made from. */
export interface WorldSize {
  readonly people: number;
  readonly seed: number;
}

/** What somebody wants a new database to hold. */
interface WantedWorld extends WorldSize {
  /** How long before now its people's lives are written down from, ms. Default 0. */
  readonly pastMs?: number;
}

export interface World extends WorldSize {
  readonly life: Life;
  /** A sentence if the database holds another world than the one asked for. */
  readonly notice: string | null;
}

const NOTE = "world";

/**
 * Fills an empty store with people, or takes over the world that is in it, and
 * brings it to life at `now`.
 * @param demo address of the demo pages, without a slash at the end
 */
export async function openWorld(
  store: Store,
  wanted: WantedWorld,
  demo: string,
  now: number,
): Promise<World> {
  const found = parseSize(await store.note(NOTE));
  const { people: count, seed } = found ?? wanted;
  const people = makePeople(seed, count);
  if (!found) {
    await store.addUsers(
      [...demoAccounts(), ...people.map((person) => userAt(seed, person, now))],
      now,
    );
    const { pastMs = 0 } = wanted;
    if (pastMs > 0) {
      const from = now - pastMs;
      await store.watchFrom(from);
      await store.watchUntil(now);
      await store.addPast(pastSessions({ seed, people, demo, from, now }));
    }
    await store.setNote(NOTE, JSON.stringify({ people: count, seed }));
  }
  // A past that reaches up to now goes on; else what happens is written down from now on.
  const [latest] = await store.watchedIn({ from: now - 1, to: now });
  if (latest?.to !== now) await store.watchFrom(now);
  const life = createLife({ store, seed, people, demo });
  await life.start(now);
  return {
    life,
    people: count,
    seed,
    notice: found ? notice(found, wanted) : null,
  };
}

function notice(found: WorldSize, wanted: WorldSize): string | null {
  if (found.people === wanted.people && found.seed === wanted.seed) return null;
  return `The database was made with --people ${found.people} --seed ${found.seed}, and that is what runs. Add --reset for a new world.`;
}

function parseSize(note: string | undefined): WorldSize | undefined {
  if (note === undefined) return undefined;
  // CAST: only this file writes the note.
  return JSON.parse(note) as WorldSize;
}
