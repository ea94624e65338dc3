import { beforeEach, describe, expect, it } from "vitest";
import { createFeedRunner } from "../../../utils/background/feed-runner.ts";
import {
  NEW_STATE,
  type RunnerState,
  loadRunnerState,
} from "../../../utils/background/runner-state.ts";
import { withStreamMark } from "../../../utils/background/stream-resume.ts";
import type { Feed, Resume } from "../../../utils/connectors/connector.ts";
import { observedAt } from "../../../utils/domain/coverage.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Snapshot } from "../../../utils/domain/observation.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import { ok } from "../../../utils/domain/result.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { readStreamMark } from "../../../utils/storage/stream-mark.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import {
  NOON,
  after,
  at,
  delta,
  heartbeat,
  online,
  person,
  snapshot,
} from "../../support/builders.ts";
import { fake } from "../../support/fake-extension.ts";
import { platformInfo } from "../../support/platform-info.ts";
import { toldStream } from "../../support/told-stream.ts";
import { until } from "../../support/until.ts";
import { SOURCE, newDisk, source, valueOf } from "../storage/journal-world.ts";

const INFO = platformInfo({ canStream: true });

const PUSHED = { pushed: true } as const;

let db: Database;

beforeEach(async () => {
  fake.reset();
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

/** A platform whose list is what `list` says at the time, and whose stream says what a test tells it. */
const platform = (list: () => Snapshot) => {
  const stream = toldStream();
  const resumes: Resume[] = [];
  const feed: Feed = {
    describe: () => Promise.resolve(ok(INFO)),
    stream: stream.open,
    observations: async function* (resume) {
      resumes.push(resume);
      yield ok(list());
    },
  };
  return { stream, feed, resumes };
};

const start = async (
  feed: Feed,
  initial: RunnerState = NEW_STATE,
  laterMs = 0,
) => {
  const io = drivenIo({ now: NOON + laterMs });
  const runner = createFeedRunner(source(), feed, initial, {
    io,
    db,
    sort: () => DEFAULT_VIEW.sort,
    onChange: () => {},
    onCount: () => {},
  });
  runner.dispatch({ kind: "restarted" });
  runner.dispatch({ kind: "woke" });
  await runner.settled();
  return { runner, io };
};

const online_ = ({ knowledge }: RunnerState): readonly string[] =>
  [...reportsOf(knowledge.roster.people)]
    .filter(({ sessions }) => sessions.length > 0)
    .map(({ id }) => id);

const onDisk = async (): Promise<RunnerState> =>
  valueOf(await loadRunnerState(db, source()));

describe("a runner of a platform with a stream", () => {
  it("opens it at the position of the list, and takes what it says in its order", async () => {
    const { feed, stream } = platform(() => snapshot(4, [person("ana")]));
    const { runner } = await start(feed);
    expect(stream.opened).toEqual([at(4)]);
    stream.say(delta(5, [online("ana")], [], PUSHED));
    stream.say(delta(6, [online("bo")], [], PUSHED));
    await stream.drained();
    expect(online_(runner.state())).toEqual(["ana", "bo"]);
    expect(online_(await onDisk())).toEqual(["ana", "bo"]);
    expect(runner.state().connection.phase.kind).toBe("listening");
  });

  it("keeps the position of every event in the browser's memory: the sign of life, and where to resume", async () => {
    const { feed, stream } = platform(() => snapshot(4, [online("ana")]));
    await start(feed);
    stream.say(delta(5, [], ["ana"], PUSHED));
    await stream.drained();
    expect((await readStreamMark(SOURCE, 1))?.position).toEqual(at(5));
    stream.say(heartbeat(5, { serverTime: after(20 * SECOND) }));
    await stream.drained();
    expect(await readStreamMark(SOURCE, 1)).toMatchObject({
      position: at(5),
      serverTime: after(20 * SECOND),
    });
  });

  it("resumes in another worker where the last one was, without a new list (E27)", async () => {
    const { feed, stream, resumes } = platform(() =>
      snapshot(4, [online("ana")]),
    );
    const first = await start(feed);
    stream.say(delta(5, [online("bo")], [], PUSHED));
    await stream.drained();
    // Heard, but not worth a write to the disk.
    first.io.advance(15 * SECOND);
    stream.say(heartbeat(5, { serverTime: after(20 * SECOND) }));
    await stream.drained();
    first.runner.stop();
    const kept = await onDisk();
    expect(observedAt(kept.knowledge.sessions.coverage)).toBe(after(5000));
    const mark = await readStreamMark(SOURCE, 1);
    const second = await start(
      feed,
      withStreamMark(source(), kept, mark),
      MINUTE,
    );
    const { knowledge } = second.runner.state();
    expect(observedAt(knowledge.sessions.coverage)).toBe(after(20 * SECOND));
    await until(() => stream.opened.length === 2);
    expect(stream.opened[1]).toEqual(at(5));
    expect(resumes).toHaveLength(1);
  });

  it("pays no heed to a mark of another position: the disk is what counts", async () => {
    const { feed } = platform(() => snapshot(4, [online("ana")]));
    await start(feed);
    const kept = await onDisk();
    const mark = {
      generation: 1,
      position: at(9),
      serverTime: after(MINUTE),
      heardAt: kept.receivedAt ?? kept.connection.lastGoodAt,
    };
    if (mark.heardAt === null) throw new Error("The list has come.");
    expect(
      withStreamMark(source(), kept, { ...mark, heardAt: mark.heardAt }),
    ).toBe(kept);
  });

  it("writes a stream that only beats to the disk each half minute", async () => {
    const { feed, stream } = platform(() => snapshot(4, [online("ana")]));
    const { io } = await start(feed);
    for (const seconds of [15, 30, 45]) {
      io.advance(15 * SECOND);
      stream.say(heartbeat(4, { serverTime: after(seconds * SECOND) }));
      await stream.drained();
    }
    const { knowledge } = await onDisk();
    expect(observedAt(knowledge.sessions.coverage)).toBe(after(30 * SECOND));
  });

  it("reads the list anew after a hole, and applies nothing meanwhile (E1)", async () => {
    let list = snapshot(4, [online("ana"), person("bo")]);
    const { feed, stream, resumes } = platform(() => list);
    const { runner, io } = await start(feed);
    list = snapshot(8, [person("ana"), online("bo")]);
    stream.say(delta(6, [], ["ana"], PUSHED));
    await until(() => runner.state().connection.phase.kind === "live");
    expect(online_(runner.state())).toEqual(["ana"]);
    io.advance(5 * SECOND);
    runner.dispatch({ kind: "woke" });
    await runner.settled();
    expect(resumes).toHaveLength(2);
    expect(online_(runner.state())).toEqual(["bo"]);
    expect(stream.opened).toEqual([at(4), at(8)]);
  });

  it("takes a delta that came before the list that it follows (E7, E8)", async () => {
    let list = snapshot(4, [person("ana"), person("bo")]);
    const { feed, stream } = platform(() => list);
    const { runner, io } = await start(feed);
    stream.say(delta(6, [online("bo")], [], PUSHED));
    await until(() => runner.state().connection.phase.kind === "live");
    list = snapshot(5, [online("ana"), person("bo")]);
    io.advance(5 * SECOND);
    runner.dispatch({ kind: "woke" });
    await runner.settled();
    expect(online_(runner.state())).toEqual(["ana", "bo"]);
    expect(runner.state().knowledge.roster.position).toEqual(at(6));
  });

  it("is not moved by a server that tells everything again (E4)", async () => {
    const { feed, stream, resumes } = platform(() =>
      snapshot(4, [person("ana")]),
    );
    const { runner } = await start(feed);
    const first = delta(5, [online("ana")], [], PUSHED);
    const second = delta(6, [], ["ana"], PUSHED);
    for (const one of [first, second, first, second, first, second])
      stream.say(one);
    stream.say(delta(7, [online("cy")], [], PUSHED));
    await stream.drained();
    expect(online_(runner.state())).toEqual(["cy"]);
    expect(resumes).toHaveLength(1);
  });

  it("drops what the stream that was given up still says (E25)", async () => {
    const { feed, stream } = platform(() => snapshot(4, [online("ana")]));
    const { runner, io } = await start(feed);
    io.advance(10 * SECOND);
    runner.dispatch({ kind: "refresh" });
    stream.say(delta(5, [], ["ana"], PUSHED));
    await runner.settled();
    await stream.drained();
    // The new stream was opened at the same place and is told the same.
    expect(stream.opened).toEqual([at(4), at(4)]);
    expect(online_(runner.state())).toEqual([]);
    expect(runner.state().knowledge.roster.revision).toBe(2);
  });

  it("comes back when the server that stopped has asked for it", async () => {
    const { feed, stream } = platform(() => snapshot(4, [online("ana")]));
    const { runner, io } = await start(feed);
    stream.tell({ kind: "bye", retryMs: 4000 });
    await until(() => runner.state().connection.phase.kind === "live");
    io.advance(3 * SECOND);
    runner.dispatch({ kind: "woke" });
    expect(stream.opened).toHaveLength(1);
    io.advance(2 * SECOND);
    runner.dispatch({ kind: "woke" });
    await until(() => stream.opened.length === 2);
  });

  it("stops at a refused token, and keeps the list (E23)", async () => {
    const { feed, stream } = platform(() => snapshot(4, [online("ana")]));
    const { runner } = await start(feed);
    stream.break({ code: "auth_required", reason: "refused" });
    await until(() => runner.state().connection.phase.kind === "blocked");
    expect(online_(runner.state())).toEqual(["ana"]);
  });
});
