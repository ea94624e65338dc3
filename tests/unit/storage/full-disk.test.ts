import { beforeEach, describe, expect, it } from "vitest";
import { HOUR } from "../../../utils/domain/instant.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { type Entry, writeEntry } from "../../../utils/storage/journal.ts";
import { readKnowledge } from "../../../utils/storage/knowledge.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { after, online, person, snapshot } from "../../support/builders.ts";
import { failing, fullFor } from "./failing-disk.ts";
import {
  type Kept,
  NOTHING_KEPT,
  SOURCE,
  appliedEntryOf,
  comparable,
  dump,
  keep,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";

let db: Database;
let kept: Kept;

/** After an hour's gap: a span has ended, a session is over, another begins, and the list outweighs its deltas. */
const gap = () => {
  const many = Array.from({ length: 600 }, (_, index) => person(`u${index}`));
  const entry = appliedEntryOf(
    kept,
    snapshot(3, [...many, person("ana"), online("bo")], {
      serverTime: after(HOUR),
    }),
  );
  expect(entry.finished).toHaveLength(1);
  expect(entry.endedSpan).not.toBeNull();
  return entry;
};

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
  kept = await keep(db, NOTHING_KEPT, snapshot(1, [online("ana")]));
  kept = await keep(db, kept, snapshot(2, [online("ana"), person("bo")]));
});

/** The entry is written on a failing disk, and leaves nothing; then on the good one. */
const failsOn = async (bad: Database, entry: Entry): Promise<void> => {
  const before = await dump(db);
  expect(await writeEntry(bad, entry)).toEqual({
    ok: false,
    failure: { code: "storage_full" },
  });
  expect(await dump(db)).toEqual(before);
  const known = valueOf(await readKnowledge(db, SOURCE));
  expect(known?.state.position).toEqual(kept.knowledge.roster.position);
};

describe("a full disk (G1)", () => {
  it.each([
    "deltas",
    "keyframes",
    "runningFrames",
    "finished",
    "coverage",
    "states",
    "connections",
  ])(
    "that has no room in %s is said, and nothing is half written",
    async (store) => {
      const entry = gap();
      await failsOn(fullFor(db, store), entry);
      valueOf(await writeEntry(db, entry));
      const known = valueOf(await readKnowledge(db, SOURCE));
      expect(comparable(known?.knowledge ?? kept.knowledge)).toEqual(
        comparable(entry.knowledge),
      );
    },
  );

  it("may be full at any write of an observation: all of it is on the disk, or nothing", async () => {
    const entry = gap();
    const sizes = { tried: 0, written: false };
    for (; !sizes.written; sizes.tried++) {
      const before = await dump(db);
      const bad = failing(db, ({ number }) => number === sizes.tried);
      const result = await writeEntry(bad, entry);
      sizes.written = result.ok;
      if (!result.ok) expect(await dump(db)).toEqual(before);
    }
    // State, connection, delta, finished, coverage, and the keyframe's parts.
    expect(sizes.tried).toBeGreaterThan(8);
    const known = valueOf(await readKnowledge(db, SOURCE));
    expect(known?.knowledge.roster.position).toEqual(
      entry.knowledge.roster.position,
    );
  });
});
