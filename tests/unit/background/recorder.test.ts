import { beforeEach, describe, expect, it } from "vitest";
import { createFeedRunner } from "../../../utils/background/feed-runner.ts";
import {
  NEW_STATE,
  loadRunnerState,
} from "../../../utils/background/runner-state.ts";
import type { Feed } from "../../../utils/connectors/connector.ts";
import { readRecorded } from "../../../utils/connectors/recording.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { replay } from "../../../utils/domain/replay.ts";
import { ok } from "../../../utils/domain/result.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { removeSource, writeSource } from "../../../utils/storage/settings.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import {
  after,
  delta,
  heartbeat,
  online,
  pageOn,
  person,
  session,
  snapshot,
} from "../../support/builders.ts";
import { fake } from "../../support/fake-extension.ts";
import { platformInfo } from "../../support/platform-info.ts";
import { toldStream } from "../../support/told-stream.ts";
import { until } from "../../support/until.ts";
import { SOURCE, newDisk, source, valueOf } from "../storage/journal-world.ts";

const INFO = platformInfo({ canStream: true });

const PUSHED = { pushed: true } as const;
const ana = (url: string, seconds: number) =>
  online("ana", {
    name: "Ana Pérez",
    email: "ana@acme.test",
    sessions: [
      session({
        lastActiveAt: after(seconds * SECOND),
        ip: "203.0.113.7",
        page: pageOn(url, { since: after(seconds * SECOND) }),
      }),
    ],
  });

let db: Database;

beforeEach(async () => {
  fake.reset();
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

const start = async () => {
  const stream = toldStream();
  const feed: Feed = {
    describe: () => Promise.resolve(ok(INFO)),
    stream: stream.open,
    observations: async function* () {
      yield ok(snapshot(1, [ana("https://acme.test/a", 0), person("bo")]));
    },
  };
  const io = drivenIo();
  const runner = createFeedRunner(source(), feed, NEW_STATE, {
    io,
    db,
    sort: () => DEFAULT_VIEW.sort,
    onChange: () => {},
    onCount: () => {},
  });
  runner.dispatch({ kind: "woke" });
  await runner.settled();
  return { runner, stream, io };
};

type Started = Awaited<ReturnType<typeof start>>;

/** A move, a hole that is not taken, and a beat. */
const live = async ({ runner, stream, io }: Started) => {
  io.advance(20 * SECOND);
  stream.say(
    delta(2, [ana("https://acme.test/b", 20)], [], {
      ...PUSHED,
      serverTime: after(20 * SECOND),
    }),
  );
  stream.say(heartbeat(2, { serverTime: after(35 * SECOND) }));
  await stream.drained();
  stream.say(
    delta(9, [online("bo")], [], {
      ...PUSHED,
      serverTime: after(40 * SECOND),
    }),
  );
  await until(() => runner.state().connection.phase.kind === "live");
  await runner.settled();
};

const lines = async (): Promise<readonly string[]> =>
  valueOf(await openReader(db).recordedLines(SOURCE, 0, 1000));

const recorded = async () =>
  (await lines()).map((line) => {
    const entry = readRecorded(line);
    if (!entry.ok) throw new Error(`${line} ${entry.failure}`);
    return entry.value;
  });

const record = ({ runner }: Started, redact: boolean) =>
  runner.record((recorder, known) => recorder.start(redact, known));

describe("a recording", () => {
  it("begins with the list, and holds everything that was said, taken or not", async () => {
    const started = await start();
    valueOf(await record(started, false));
    await live(started);
    expect((await recorded()).map(({ kind }) => kind)).toEqual([
      "snapshot",
      "delta",
      "heartbeat",
      "delta",
      "lost",
    ]);
    const kept = valueOf(await openReader(db).recording(SOURCE));
    expect(kept).toMatchObject({ lines: 5, stoppedAt: null, salt: null });
    expect(kept?.length).toBe((await lines()).join("").length);
  });

  it("replays to the sessions that the worker has", async () => {
    const started = await start();
    valueOf(await record(started, false));
    await live(started);
    const { sessions, online } = replay(await recorded(), {
      at: null,
      intervalMs: MINUTE,
      limits: DEFAULT_LIMITS,
    });
    expect(online).toEqual(["ana"]);
    expect(sessions).toMatchObject([
      {
        userId: "ana",
        observedMs: 34 * SECOND,
        engagedMs: 34 * SECOND,
        visits: [
          { url: "https://acme.test/a", end: after(20 * SECOND) },
          { url: "https://acme.test/b", end: null },
        ],
      },
    ]);
  });

  it("names nobody when it is redacted, and keeps its salt to itself", async () => {
    const started = await start();
    valueOf(await record(started, true));
    await live(started);
    const text = (await lines()).join("\n");
    for (const word of ["ana", "Ana", "bo", "acme", "203.0.113.7"])
      expect(text).not.toContain(`"${word}`);
    const kept = valueOf(await openReader(db).recording(SOURCE));
    expect(text).not.toContain(kept?.salt);
    const { sessions } = replay(await recorded(), {
      at: null,
      intervalMs: MINUTE,
      limits: DEFAULT_LIMITS,
    });
    expect(sessions).toHaveLength(1);
  });

  it("goes on in the next worker, stops, and is discarded with all its lines", async () => {
    const started = await start();
    valueOf(await record(started, false));
    started.runner.stop();
    const state = valueOf(await loadRunnerState(db, source()));
    expect(state.recording).toMatchObject({ lines: 1 });
    const { runner } = await start();
    valueOf(await record({ ...started, runner }, false));
    valueOf(await runner.record((recorder) => recorder.stop()));
    const before = (await lines()).length;
    runner.dispatch({ kind: "refresh" });
    await runner.settled();
    expect(await lines()).toHaveLength(before);
    valueOf(await runner.record((recorder) => recorder.discard()));
    expect(await lines()).toEqual([]);
    expect(valueOf(await openReader(db).recording(SOURCE))).toBeNull();
  });

  it("goes with its source", async () => {
    const started = await start();
    valueOf(await record(started, false));
    valueOf(await removeSource(db, SOURCE));
    expect(await lines()).toEqual([]);
  });
});
