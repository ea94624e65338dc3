import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, localInstant } from "../../../utils/domain/instant.ts";
import { NO_KNOWLEDGE } from "../../../utils/domain/observe.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import {
  readConnection,
  writeConnection,
} from "../../../utils/storage/connections.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { writeEntry } from "../../../utils/storage/journal.ts";
import { readKnowledge } from "../../../utils/storage/knowledge.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { changeRetention } from "../../../utils/storage/retention.ts";
import { removeSource, writeSource } from "../../../utils/storage/settings.ts";
import { NEW_CONNECTION } from "../../../utils/domain/connection.ts";
import {
  NOON,
  after,
  delta,
  heartbeat,
  online,
  person,
  session,
  snapshot,
} from "../../support/builders.ts";
import {
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

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

const people = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => person(`u${index}`, { name }));

/** Only the list as it is now is to be kept. */
const keepNoTravel = async (): Promise<void> => {
  const long = localInstant(NOON - DAY);
  valueOf(await changeRetention(db, { travelHours: 0 }, {}, long));
};

const entry = (record = source()) =>
  appliedEntryOf(NOTHING_KEPT, snapshot(1, [online("ana")]), record);

describe("the journal", () => {
  it("is nothing before the first snapshot", async () => {
    expect(valueOf(await readKnowledge(db, SOURCE))).toBeNull();
    expect(valueOf(await openReader(db).journal(SOURCE))).toBeNull();
    expect(valueOf(await openReader(db).since(SOURCE, 0))).toMatchObject({
      state: null,
      connection: null,
      deltas: [],
    });
    expect(valueOf(await openReader(db).since(source().id, 1))).toMatchObject({
      deltas: null,
    });
  });

  it("keeps a first snapshot of nobody as a list, for the next worker too", async () => {
    const nobody = appliedEntryOf(NOTHING_KEPT, snapshot(1, []));
    valueOf(await writeEntry(db, nobody));
    const reading = valueOf(await openReader(db).journal(SOURCE));
    expect(reading).toMatchObject({ reports: [], running: [], deltas: [] });
    const kept = valueOf(await readKnowledge(db, SOURCE));
    expect(kept?.knowledge).toEqual(nobody.knowledge);
  });

  it("says of a revision that is far behind that everything must be read, though the changes are kept", async () => {
    let kept = await keep(db, NOTHING_KEPT, snapshot(1, people(10, "a")));
    for (let seq = 2; seq <= 230; seq++)
      kept = await keep(db, kept, delta(seq, people(1, `${seq}`)));
    const reader = openReader(db);
    expect(valueOf(await reader.since(SOURCE, 29))?.deltas).toBeNull();
    expect(valueOf(await reader.since(SOURCE, 30))?.deltas).toHaveLength(200);
    expect((await dump(db))["deltas"]).toHaveLength(230);
  });

  it("begins with a keyframe, goes on with deltas, and begins anew when these outweigh it", async () => {
    await keepNoTravel();
    let kept = await keep(db, NOTHING_KEPT, snapshot(1, people(600, "a")));
    expect(kept).toMatchObject({ keyframe: 1, deltaWeight: 0 });
    kept = await keep(db, kept, delta(2, people(400, "b")));
    expect(kept).toMatchObject({ keyframe: 1, deltaWeight: 400 });
    kept = await keep(db, kept, delta(3, people(200, "c")));
    expect(kept).toMatchObject({ keyframe: 1, deltaWeight: 600 });
    kept = await keep(db, kept, delta(4, people(1, "d")));
    expect(kept).toMatchObject({ keyframe: 4, deltaWeight: 0 });
    const { keyframes = [], deltas = [] } = await dump(db);
    // 600 people in records of 500.
    expect(keyframes.map(({ key }) => key)).toEqual([
      [SOURCE, 4, 0],
      [SOURCE, 4, 1],
    ]);
    expect(deltas.map(({ key }) => key)).toEqual(
      [2, 3, 4].map((revision) => [SOURCE, revision]),
    );
  });

  it("counts sessions that change alone, and keeps what many people's gap ended in several records", async () => {
    await keepNoTravel();
    const everybody = Array.from({ length: 1200 }, (_, index) =>
      online(`u${index}`, {
        sessions: [session({ startedAt: null, id: null })],
      }),
    );
    const later = (hours: number) => ({ serverTime: after(hours * HOUR) });
    let kept = await keep(db, NOTHING_KEPT, snapshot(1, everybody));
    kept = await keep(db, kept, heartbeat(1, later(1)));
    // Nobody's report changed, and everybody's session is another.
    expect(kept).toMatchObject({ keyframe: 1, deltaWeight: 1200 });
    kept = await keep(db, kept, heartbeat(1, later(2)));
    expect(kept).toMatchObject({ keyframe: 3, deltaWeight: 0 });
    const { finished = [], runningFrames = [], coverage = [] } = await dump(db);
    expect(finished.map(({ key }) => key)).toEqual(
      [2, 3].flatMap((revision) =>
        [0, 1, 2].map((chunk) => [SOURCE, revision, chunk]),
      ),
    );
    expect(runningFrames.map(({ key }) => key)).toEqual(
      [0, 1, 2].map((chunk) => [SOURCE, 3, chunk]),
    );
    // Each time only one moment was observed.
    expect(coverage).toEqual([]);
    const read = valueOf(await readKnowledge(db, SOURCE));
    expect(comparable(read?.knowledge ?? NO_KNOWLEDGE)).toEqual(
      comparable(kept.knowledge),
    );
  });

  it("says of a revision that is too old that everything must be read", async () => {
    await keepNoTravel();
    let kept = await keep(db, NOTHING_KEPT, snapshot(1, people(10, "a")));
    for (let seq = 2; seq <= 130; seq++)
      kept = await keep(db, kept, delta(seq, people(10, `${seq}`)));
    const reader = openReader(db);
    expect(valueOf(await reader.since(SOURCE, 1))?.deltas).toBeNull();
    expect(valueOf(await reader.since(SOURCE, 129))?.deltas).toHaveLength(1);
    expect(valueOf(await reader.since(SOURCE, 130))?.deltas).toEqual([]);
    // A numbering that began anew is behind the reader.
    expect(valueOf(await reader.since(SOURCE, 999))?.deltas).toBeNull();
    const { deltas = [] } = await dump(db);
    expect(deltas.length).toBeLessThan(110);
  });

  it("moves the time on without a delta when nobody changed", async () => {
    const kept = await keep(db, NOTHING_KEPT, snapshot(1, people(3, "a")));
    await keep(
      db,
      kept,
      heartbeat(1, { serverTime: snapshot(9, []).serverTime }),
    );
    const { deltas = [], states = [] } = await dump(db);
    expect(deltas).toHaveLength(1);
    expect(states[0]?.value).toMatchObject({
      serverTime: snapshot(9, []).serverTime,
      revision: 1,
    });
  });

  it("keeps the lists of two sources apart (C18)", async () => {
    const acme2 = source({ id: entry(source()).state.source });
    const other = { ...acme2, id: "acme2" as typeof acme2.id };
    valueOf(await writeSource(db, other, false));
    await keep(db, NOTHING_KEPT, snapshot(1, [online("ana")]));
    await keep(
      db,
      NOTHING_KEPT,
      snapshot(1, [online("bo"), online("cy")]),
      other,
    );
    const ids = async (id: typeof other.id) =>
      [
        ...reportsOf(
          (valueOf(await readKnowledge(db, id))?.knowledge ?? NO_KNOWLEDGE)
            .roster.people,
        ),
      ].map((one) => one.id);
    expect(await ids(SOURCE)).toEqual(["ana"]);
    expect(await ids(other.id)).toEqual(["bo", "cy"]);
    valueOf(await removeSource(db, other.id));
    expect(await ids(SOURCE)).toEqual(["ana"]);
  });
});

describe("a late answer", () => {
  it("to older settings writes nothing at all (H4)", async () => {
    valueOf(await writeSource(db, source({ generation: 2 }), true));
    const before = await dump(db);
    expect(valueOf(await writeEntry(db, entry()))).toBeNull();
    expect(await dump(db)).toEqual(before);
  });

  it("to settings that are still to come writes nothing either", async () => {
    const before = await dump(db);
    expect(
      valueOf(await writeEntry(db, entry(source({ generation: 2 })))),
    ).toBeNull();
    expect(await dump(db)).toEqual(before);
  });

  it("of a source that was removed writes nothing (G15)", async () => {
    await keep(db, NOTHING_KEPT, snapshot(1, [online("ana")]));
    valueOf(await removeSource(db, SOURCE));
    expect(valueOf(await writeEntry(db, entry()))).toBeNull();
    const record = {
      source: SOURCE,
      generation: 1,
      connection: NEW_CONNECTION,
    };
    valueOf(await writeConnection(db, record));
    expect(await dump(db)).toMatchObject({
      states: [],
      connections: [],
      keyframes: [],
      deltas: [],
    });
  });

  it("that races with the removal leaves nothing, in either order (G15)", async () => {
    for (const removeFirst of [true, false]) {
      valueOf(await writeSource(db, source(), false));
      const both = [
        () => removeSource(db, SOURCE),
        () => writeEntry(db, entry()),
      ];
      await Promise.all(
        (removeFirst ? both : both.toReversed()).map((work) => work()),
      );
      expect(await dump(db)).toMatchObject({
        states: [],
        connections: [],
        keyframes: [],
        deltas: [],
      });
    }
  });
});

describe("the connection on the disk", () => {
  it("is what was written last, of the present settings only", async () => {
    const record = {
      source: SOURCE,
      generation: 1,
      connection: { ...NEW_CONNECTION, attempts: 3 },
    };
    expect(valueOf(await readConnection(db, SOURCE))).toBeNull();
    valueOf(await writeConnection(db, record));
    valueOf(
      await writeConnection(db, {
        ...record,
        generation: 0,
        connection: NEW_CONNECTION,
      }),
    );
    expect(valueOf(await readConnection(db, SOURCE))).toEqual(record);
  });
});
