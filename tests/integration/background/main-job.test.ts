import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  startPlatform,
  type RunningPlatform,
} from "../../../platform/platform.ts";
import { startBackground } from "../../../utils/background/start.ts";
import type { SourceId } from "../../../utils/domain/ids.ts";
import type { Result } from "../../../utils/domain/result.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { watch } from "../../../utils/messaging/watching.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { fake } from "../../support/fake-extension.ts";
import { reportsOf, peopleOf } from "../../../utils/domain/people.ts";
import type { JournalReading, Reader } from "../../../utils/storage/reader.ts";
import { tallyOf } from "../../support/tally-of.ts";
import { until } from "../../support/until.ts";

const WEDNESDAY = Date.UTC(2026, 2, 4, 12, 0, 0);
const PEOPLE = 120;

let platform: RunningPlatform;
let now = WEDNESDAY;
let stopWatching = new AbortController();

beforeEach(async () => {
  fake.reset();
  globalThis.indexedDB = new IDBFactory();
  now = WEDNESDAY;
  platform = await startPlatform({
    clock: { now: () => now },
    databaseFile: ":memory:",
    people: PEOPLE,
    tickEveryMs: 0,
  });
  stopWatching = new AbortController();
});

afterEach(async () => {
  stopWatching.abort();
  fake.endWorker();
  await platform.stop();
});

const connect = async (): Promise<SourceId> => {
  fake.allow("http://127.0.0.1/*");
  startBackground();
  // CAST: what `save` answers.
  const saved = (await fake.send({
    type: "save",
    source: null,
    address: platform.base,
    name: null,
    token: platform.token,
    remember: true,
  })) as Result<SourceId, Failure>;
  if (!saved.ok) throw new Error(saved.failure.code);
  return saved.value;
};

const valueOf = <Value>(result: Result<Value, Failure>): Value => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

const listOf = ({ reports, deltas }: JournalReading) => {
  const people = new Map(reports.map((report) => [report.id, report]));
  for (const { upserts, removals } of deltas) {
    for (const report of upserts) people.set(report.id, report);
    for (const id of removals) people.delete(id);
  }
  return [...reportsOf(peopleOf(people.values()))];
};

const journalWhen = (
  reader: Reader,
  source: SourceId,
  holds: (reading: JournalReading) => boolean,
) =>
  until(async () => {
    const reading = valueOf(await reader.journal(source));
    return reading !== null && holds(reading) ? reading : null;
  });

/** What the platform itself says, asked beside Rollcall. */
const truth = async () => {
  const answer = await fetch(`${platform.base}/presence`, {
    headers: { Authorization: `Bearer ${platform.token}` },
  });
  // CAST: the protocol's answer, as far as this test reads it.
  const { seq, users } = (await answer.json()) as {
    seq: number;
    users: { id: string; account: string; sessions: unknown[] }[];
  };
  return {
    seq,
    total: users.length,
    online: users.filter(
      ({ account, sessions }) => account !== "disabled" && sessions.length > 0,
    ).length,
    ids: users.map(({ id }) => id).toSorted(),
  };
};

describe("the worker", () => {
  it("brings what the platform says to the disk and the badge", async () => {
    const source = await connect();
    const reading = await journalWhen(openReader(), source, () => true);
    const expected = await truth();
    expect(
      listOf(reading)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(expected.ids);
    expect(reading.state.tally).toEqual({
      total: expected.total,
      online: expected.online,
    });
    expect(reading.state.info?.name).not.toBe("");
    await until(() => fake.badge.text === String(expected.online));
    expect(fake.badge.title).toContain(String(expected.online));
  });

  it("follows the platform while a page is open, change by change", async () => {
    const source = await connect();
    const reader = openReader();
    await journalWhen(reader, source, () => true);
    watch(stopWatching.signal);
    for (let minute = 1; minute <= 3; minute++) {
      now += 7 * 60_000;
      await platform.tick();
      const expected = await truth();
      await fake.send({ type: "refresh", source });
      const reading = await journalWhen(
        reader,
        source,
        ({ state }) => state.position?.seq === expected.seq,
      );
      expect(reading.state.tally).toEqual({
        total: expected.total,
        online: expected.online,
      });
      expect(tallyOf(listOf(reading))).toEqual(reading.state.tally);
    }
  });

  it("goes on where another left off, and loses and doubles nothing", async () => {
    const source = await connect();
    const reader = openReader();
    const first = await journalWhen(reader, source, () => true);
    fake.endWorker();
    now += 20 * 60_000;
    await platform.tick();
    startBackground();
    fake.install();
    await fake.send({ type: "refresh", source });
    const expected = await truth();
    const reading = await journalWhen(
      reader,
      source,
      ({ state }) => state.position?.seq === expected.seq,
    );
    // The stream tells what was missed batch by batch: each is one revision, and none is left out or told twice.
    expect(reading.state.revision).toBeGreaterThan(first.state.revision);
    const from = reading.state.keyframe ?? 0;
    expect(reading.deltas.map(({ revision }) => revision)).toEqual(
      Array.from(
        { length: reading.state.revision - from },
        (_, at) => from + 1 + at,
      ),
    );
    expect(
      listOf(reading)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(expected.ids);
    expect(tallyOf(listOf(reading))).toEqual({
      total: expected.total,
      online: expected.online,
    });
  });

  it("says that the permission is missing before it sends anything (A20)", async () => {
    const source = await connect();
    const reader = openReader();
    await journalWhen(reader, source, () => true);
    fake.withdraw("http://127.0.0.1/*");
    await until(async () => {
      const { sources } = valueOf(await reader.glance());
      const phase = sources[0]?.connection?.connection.phase;
      return (
        phase?.kind === "blocked" && phase.failure.code === "permission_missing"
      );
    });
    await until(() => fake.badge.text === "!");
    fake.allow("http://127.0.0.1/*");
    await until(() => fake.badge.text !== "!");
  });

  it("asks at once after a refused token was replaced, and after a paused source was saved (A1, H7)", async () => {
    const source = await connect();
    const reader = openReader();
    await journalWhen(reader, source, () => true);
    const save = (token: string) =>
      fake.send({
        type: "save",
        source,
        address: platform.base,
        name: null,
        token,
        remember: true,
      });
    const phaseWhen = (kind: string) =>
      until(async () => {
        const { sources } = valueOf(await reader.glance());
        return sources[0]?.connection?.connection.phase.kind === kind;
      });
    await phaseWhen("listening");
    await save("another-token-another-token");
    await phaseWhen("blocked");
    await save(platform.token);
    await phaseWhen("listening");
    await fake.send({ type: "setPaused", source, paused: true });
    await phaseWhen("paused");
    await save(platform.token);
    await phaseWhen("listening");
  });

  it("forgets everything of a source that is removed, its token too", async () => {
    const source = await connect();
    const reader = openReader();
    await journalWhen(reader, source, () => true);
    await fake.send({ type: "remove", source });
    expect(valueOf(await reader.journal(source))).toBeNull();
    expect(valueOf(await reader.glance()).sources).toEqual([]);
    expect(await fake.send({ type: "secret", source })).toBe("none");
    expect(fake.badge.text).toBe("–");
  });

  it("answers nobody but its own pages (T25)", async () => {
    const source = await connect();
    const page = { id: "rollcall", url: "https://ticket.test/" };
    expect(await fake.send({ type: "secret", source }, page)).toBeUndefined();
    expect(
      await fake.send({ type: "secret", source, more: 1 }),
    ).toBeUndefined();
    expect(await fake.send({ type: "secret", source })).toBe("remembered");
  });

  it("tests a connection without storing anything, and never gives the token back", async () => {
    fake.allow("http://127.0.0.1/*");
    startBackground();
    const command = {
      type: "test",
      source: null,
      address: platform.base,
      token: platform.token,
    };
    const found = await fake.send(command);
    const expected = await truth();
    expect(found).toMatchObject({
      ok: true,
      value: { people: expected.total, online: expected.online },
    });
    expect(JSON.stringify(found)).not.toContain(platform.token);
    expect(
      await fake.send({ ...command, token: "wrong-token-wrong-token" }),
    ).toMatchObject({
      ok: false,
      failure: { code: "auth_required" },
    });
    expect(valueOf(await openReader().glance()).sources).toEqual([]);
  });
});
