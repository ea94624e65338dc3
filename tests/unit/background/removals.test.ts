import { beforeEach, expect, it } from "vitest";
import { createRemovals } from "../../../utils/background/removals.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import { UNDO_MS } from "../../../utils/domain/removal.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { readSources, writeSource } from "../../../utils/storage/settings.ts";
import { fake } from "../../support/fake-extension.ts";
import { unwrap } from "../../support/unwrap.ts";
import { SOURCE, newDisk, source } from "../storage/journal-world.ts";

const REMOVED_AT = 1_770_000_000_000;

let db: Database;

beforeEach(async () => {
  fake.reset();
  newDisk();
  db = openDatabase();
  unwrap(await writeSource(db, source(), false));
});

/** Removals whose clock shows these times, one after the other, and then the last. */
const removalsAt = (...times: readonly number[]) => {
  let asked = 0;
  return createRemovals({
    db,
    io: {
      now: () =>
        localInstant(times[Math.min(asked++, times.length - 1)] ?? REMOVED_AT),
    },
    wakeUp: { at: () => undefined },
    reload: () => Promise.resolve(),
  });
};

const left = async () => unwrap(await readSources(db)).map(({ id }) => id);

it("erases nothing that was brought back in the last moment", async () => {
  unwrap(await removalsAt(REMOVED_AT).putAside(SOURCE));
  const end = REMOVED_AT + UNDO_MS;
  const { look, bringBack } = removalsAt(end - 1, end);
  const [, brought] = await Promise.all([look(), bringBack(SOURCE)]);
  expect(unwrap(brought)).toBe(true);
  expect(await left()).toEqual([SOURCE]);
});

it("brings nothing back that is being erased, though the clock was set back", async () => {
  unwrap(await removalsAt(REMOVED_AT).putAside(SOURCE));
  const end = REMOVED_AT + UNDO_MS;
  const { look, bringBack } = removalsAt(end, end, end - 1);
  await look();
  expect(unwrap(await bringBack(SOURCE))).toBe(false);
  expect(await left()).toEqual([]);
});
