import { demoAccounts } from "./demo/accounts.ts";
import { userAt } from "./life/directory.ts";
import { createLife } from "./life/life.ts";
import type { Life } from "./life/life.ts";
import { makePeople } from "./life/person.ts";
import type { Store } from "./store.ts";

/** What a database was made from. */
export interface WorldSize {
  readonly people: number;
  readonly seed: number;
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
  wanted: WorldSize,
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
    await store.setNote(NOTE, JSON.stringify({ people: count, seed }));
  }
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
