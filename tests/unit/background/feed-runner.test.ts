import { beforeEach, describe, expect, it } from "vitest";
import {
  type FeedRunner,
  createFeedRunner,
} from "../../../utils/background/feed-runner.ts";
import {
  NEW_STATE,
  loadRunnerState,
} from "../../../utils/background/runner-state.ts";
import type { Feed, Resume } from "../../../utils/connectors/connector.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { personId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import { type Result, fail, ok } from "../../../utils/domain/result.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { removeSource, writeSource } from "../../../utils/storage/settings.ts";
import { type World, drivenIo } from "../../contract/driven-io.ts";
import { at, delta, online, person, snapshot } from "../../support/builders.ts";
import { platformInfo } from "../../support/platform-info.ts";
import {
  SOURCE,
  dump,
  newDisk,
  source,
  valueOf,
} from "../storage/journal-world.ts";

const INFO = platformInfo();

type Answer = Result<Observation, Failure>;

/** A platform that says these things one after the other, and the last of them for ever. */
const platform = (answers: readonly (Answer | (() => Promise<Answer>))[]) => {
  const resumes: Pick<Resume, "position" | "mark">[] = [];
  /** Who of these two was known when it was asked. */
  const held: string[] = [];
  const described: AbortSignal[] = [];
  const feed: Feed = {
    describe: (signal) => {
      described.push(signal);
      return Promise.resolve(ok(INFO));
    },
    stream: null,
    observations: async function* ({ position, mark, known }) {
      const answer = answers[Math.min(resumes.length, answers.length - 1)];
      resumes.push({ position, mark });
      held.push(["ana", "bo"].filter((id) => known?.(personId(id))).join(" "));
      if (answer !== undefined)
        yield typeof answer === "function" ? await answer() : answer;
    },
  };
  return { feed, resumes, described, held };
};

let db: Database;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

const run = (feed: Feed, world: World = {}) => {
  const io = drivenIo(world);
  const shown: boolean[] = [];
  const runner = createFeedRunner(source(), feed, NEW_STATE, {
    io,
    db,
    sort: () => DEFAULT_VIEW.sort,
    onChange: (_, isShown) => void shown.push(isShown),
    onCount: () => {},
  });
  /** Asks once, now, and waits for what follows. */
  const ask = async (): Promise<void> => {
    runner.dispatch({ kind: "changed" });
    await runner.settled();
  };
  return { runner, io, ask, shown };
};

const ids = (runner: FeedRunner) =>
  [...reportsOf(runner.state().knowledge.roster.people)].map(({ id }) => id);

describe("a runner", () => {
  it("has in memory what it has on the disk, and resumes from there (I7)", async () => {
    const { feed, resumes } = platform([
      ok(snapshot(1, [online("ana"), person("bo")], { mark: '"m"' })),
      ok(delta(2, [online("bo")], ["ana"])),
    ]);
    const { runner, ask } = run(feed);
    await ask();
    await ask();
    expect(ids(runner)).toEqual(["bo"]);
    expect(resumes).toEqual([
      { position: null, mark: null },
      { position: at(1), mark: '"m"' },
    ]);
    const loaded = valueOf(await loadRunnerState(db, source()));
    expect([...reportsOf(loaded.knowledge.roster.people)]).toEqual([
      online("bo"),
    ]);
    expect({ ...loaded.knowledge.roster, people: null }).toEqual({
      ...runner.state().knowledge.roster,
      people: null,
    });
    expect(loaded).toMatchObject({
      mark: null,
      keyframe: 1,
      deltaWeight: 2,
      info: INFO,
    });
  });

  it("tells pages of answers, not of the questions before them", async () => {
    const { feed } = platform([
      ok(snapshot(1, [online("ana")])),
      ok(delta(2, [online("bo")])),
    ]);
    const { ask, shown } = run(feed);
    await ask();
    shown.length = 0;
    await ask();
    expect(shown).toEqual([false, true]);
  });

  it("hands on what it holds of a person, for what only a change tells", async () => {
    const { feed, held } = platform([
      ok(snapshot(1, [online("ana")])),
      ok(snapshot(2, [online("ana"), online("bo")])),
    ]);
    const { ask } = run(feed);
    await ask();
    await ask();
    await ask();
    expect(held).toEqual(["", "ana", "ana bo"]);
  });

  it("lets a list of many pages be read for longer than one request may take", async () => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const { feed, resumes } = platform([() => promise]);
    const { runner, io } = run(feed);
    runner.dispatch({ kind: "changed" });
    for (let passed = 0; passed < 2 * MINUTE; passed += MINUTE / 3) {
      io.advance(MINUTE / 3);
      runner.dispatch({ kind: "woke" });
    }
    resolve(ok(snapshot(1, [online("ana")])));
    await runner.settled();
    expect(resumes).toHaveLength(1);
    expect(ids(runner)).toEqual(["ana"]);
  });

  it("gives up a list that does not come to an end, and begins anew", async () => {
    const never = () => Promise.withResolvers<Answer>().promise;
    const { feed, resumes } = platform([
      never,
      ok(snapshot(1, [online("ana")])),
    ]);
    const { runner, io } = run(feed);
    runner.dispatch({ kind: "changed" });
    for (let passed = 0; passed <= 12 * MINUTE; passed += MINUTE) {
      await Promise.resolve();
      io.advance(MINUTE);
      runner.dispatch({ kind: "woke" });
    }
    await expect.poll(() => resumes.length).toBe(2);
    await expect.poll(() => ids(runner)).toEqual(["ana"]);
  });

  it("asks for everything when what came cannot be put on what is known (E1, E6)", async () => {
    const { feed, resumes } = platform([
      ok(snapshot(1, [online("ana")])),
      ok(delta(7, [online("bo")])),
      ok(snapshot(7, [online("ana"), online("bo")])),
    ]);
    const { runner, ask } = run(feed);
    await ask();
    await ask();
    expect(resumes.at(-1)).toEqual({ position: null, mark: null });
    expect(ids(runner)).toEqual(["ana", "bo"]);
  });

  it("asks for everything once, and then says that it makes no sense (E26)", async () => {
    const { feed, resumes } = platform([ok(delta(7, [online("bo")]))]);
    const { runner, ask } = run(feed);
    await ask();
    expect(resumes).toHaveLength(2);
    expect(runner.state().connection).toMatchObject({
      phase: {
        kind: "waiting",
        failure: { code: "bad_data", what: "mixed_snapshot" },
      },
    });
  });

  it("keeps the list when the platform fails or sends an old copy (B16, C10)", async () => {
    const { feed } = platform([
      ok(snapshot(5, [online("ana")])),
      fail({ code: "server_error", status: 500, retryAfterMs: null }),
      ok(snapshot(4, [])),
    ]);
    const { runner, ask } = run(feed);
    await ask();
    await ask();
    expect(runner.state().connection.phase.kind).toBe("waiting");
    await ask();
    expect(ids(runner)).toEqual(["ana"]);
    expect(runner.state().connection).toMatchObject({
      lastFailure: { what: "old_copy" },
    });
  });

  it("asks whether an emptied list is true without the mark that would only say the same (C11)", async () => {
    const { feed, resumes } = platform([
      ok(snapshot(1, [online("ana"), person("bo")])),
      ok(snapshot(2, [], { mark: '"empty"' })),
    ]);
    const { runner, ask } = run(feed);
    await ask();
    await ask();
    expect(ids(runner)).toEqual(["ana", "bo"]);
    await ask();
    expect(resumes.at(-1)?.mark).toBeNull();
    expect(ids(runner)).toEqual([]);
  });

  it("asks nothing without the permission (A20)", async () => {
    const { feed, resumes, described } = platform([ok(snapshot(1, []))]);
    const { runner, ask } = run(feed, { allowed: false });
    await ask();
    expect([resumes.length, described.length]).toEqual([0, 0]);
    expect(runner.state().connection.phase).toMatchObject({
      kind: "blocked",
      failure: { code: "permission_missing", origin: "https://acme.test" },
    });
  });

  it("asks what the platform is once an hour", async () => {
    const { feed, described } = platform([ok(snapshot(1, [online("ana")]))]);
    const { io, ask } = run(feed);
    await ask();
    io.advance(HOUR - MINUTE);
    await ask();
    expect(described).toHaveLength(1);
    io.advance(MINUTE);
    await ask();
    expect(described).toHaveLength(2);
  });

  it("drops an answer that comes after it was stopped (H4, A2)", async () => {
    const late = Promise.withResolvers<Answer>();
    const { feed, resumes } = platform([() => late.promise]);
    const { runner } = run(feed);
    runner.dispatch({ kind: "woke" });
    while (resumes.length === 0) await Promise.resolve();
    runner.stop();
    late.resolve(ok(snapshot(1, [online("ana")])));
    await runner.settled();
    expect(ids(runner)).toEqual([]);
    expect(await dump(db)).toMatchObject({ states: [], deltas: [] });
    runner.dispatch({ kind: "changed" });
    expect(resumes).toHaveLength(1);
  });

  it("writes nothing for a source that was removed while it asked (G15)", async () => {
    const late = Promise.withResolvers<Answer>();
    const { feed, resumes } = platform([() => late.promise]);
    const { runner } = run(feed);
    runner.dispatch({ kind: "woke" });
    while (resumes.length === 0) await Promise.resolve();
    valueOf(await removeSource(db, SOURCE));
    late.resolve(ok(snapshot(1, [online("ana")])));
    await runner.settled();
    expect(await dump(db)).toMatchObject({
      states: [],
      connections: [],
      keyframes: [],
      deltas: [],
    });
  });

  it("writes a first screen that agrees with the list, and not for every answer", async () => {
    const { feed } = platform([
      ok(snapshot(1, [online("ana"), person("bo")])),
      ok(delta(2, [online("bo")])),
      ok(delta(3, [person("bo")])),
    ]);
    const { io, ask } = run(feed);
    const screen = async () =>
      valueOf(await openReader(db).glance()).sources[0]?.firstScreen;
    await ask();
    expect(await screen()).toMatchObject({
      revision: 1,
      headline: { total: 2, online: 1 },
      rows: [{ id: "ana" }, { id: "bo" }],
    });
    await ask();
    expect(await screen()).toMatchObject({ revision: 1 });
    io.advance(15_000);
    await ask();
    expect(await screen()).toMatchObject({
      revision: 3,
      headline: { total: 2, online: 1 },
    });
  });
});
