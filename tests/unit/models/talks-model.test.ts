import { describe, expect, test } from "vitest";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import type {
  PersonSession,
  PersonSessions,
} from "../../../utils/domain/told-session.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { type Result, fail, ok } from "../../../utils/domain/result.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { TalksModel } from "../../../utils/models/talks-model.ts";
import { before } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { SOURCE } from "./page-world.ts";

const ANA = personId("ana");

const told = (days: number): PersonSession => ({
  session: {
    id: sessionId(`s${days}`),
    person: ANA,
    start: before(days * DAY),
    end: before(days * DAY - HOUR),
    engagedMs: null,
    away: [],
    visits: [],
  },
  device: null,
  userAgent: null,
  ip: null,
  talk: { title: `Talk ${days}`, url: null, count: 2, messages: [] },
});

/** A worker that answers these parts, one after the other; each waits for `release`. */
const opened = (
  parts: readonly (Result<PersonSessions, Failure> | undefined)[],
) => {
  const asked: Command[] = [];
  const held: (() => void)[] = [];
  let isHolding = false;
  // CAST: it is asked for this command alone.
  const send = (async (command: Command) => {
    const answer = parts[asked.push(command) - 1];
    if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
    return answer;
  }) as unknown as Send;
  const model = new TalksModel({ person: ANA, source: () => SOURCE, send });
  const cursors = () =>
    asked.map((command) =>
      command.type === "personSessions" ? command.cursor : "another",
    );
  const starts = () =>
    model.sessions.value.map(({ session }) => String(session.id));
  return {
    model,
    cursors,
    starts,
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const go of held) go();
    },
  };
};

const part = (days: readonly number[], next: string | null) =>
  ok({ sessions: days.map(told), next });

describe("a person's conversations", () => {
  test("are not asked for before somebody wants them, and then a part at a time", async () => {
    const { model, cursors, starts } = opened([
      part([1, 2], "c1"),
      part([3], null),
    ]);
    expect(model.state.value).toEqual({ kind: "unasked" });
    expect(cursors()).toEqual([]);
    await model.read();
    expect(model.state.value).toEqual({ kind: "read", isWhole: false });
    await model.read();
    expect(model.state.value).toEqual({ kind: "read", isWhole: true });
    expect(starts()).toEqual(["s1", "s2", "s3"]);
    expect(cursors()).toEqual([null, "c1"]);
    await model.read();
    expect(cursors()).toHaveLength(2);
  });

  test("are read up to a day, and no further", async () => {
    const { model, cursors } = opened([
      part([1, 2], "c1"),
      part([3, 4], "c2"),
      part([5, 6], "c3"),
      part([7], null),
    ]);
    await model.read(before(4.5 * DAY));
    expect(cursors()).toEqual([null, "c1", "c2"]);
    expect(model.state.value).toEqual({ kind: "read", isWhole: false });
  });

  test("that are listed twice, because somebody came in between, are there once", async () => {
    const { model, starts } = opened([part([1, 2], "c1"), part([2, 3], null)]);
    await model.read(before(9 * DAY));
    expect(starts()).toEqual(["s1", "s2", "s3"]);
  });

  test("end in a failure where the list never ends, or nobody answers; what was read stays", async () => {
    for (const bad of [part([], "c2"), part([1], "c2"), part([3], "c1")]) {
      const { model, starts } = opened([part([1, 2], "c1"), bad]);
      await model.read(before(9 * DAY));
      expect(model.state.value).toEqual({
        kind: "failed",
        failure: { code: "bad_data", what: "endless_paging" },
      });
      expect(starts().slice(0, 2)).toEqual(["s1", "s2"]);
    }
    const { model } = opened([undefined]);
    await model.read();
    expect(model.state.value.kind).toBe("failed");
  });

  test("are asked for again after a failure, from where it stood", async () => {
    const { model, cursors, starts } = opened([
      part([1, 2], "c1"),
      fail({ code: "forbidden" }),
      part([3], null),
    ]);
    await model.read(before(9 * DAY));
    expect(model.state.value).toEqual({
      kind: "failed",
      failure: { code: "forbidden" },
    });
    await model.read(before(9 * DAY));
    expect(starts()).toEqual(["s1", "s2", "s3"]);
    expect(cursors()).toEqual([null, "c1", "c1"]);
  });

  test("are no longer read when somebody stops it, whatever is answered then", async () => {
    const { model, cursors, starts, hold, release } = opened([
      part([1, 2], "c1"),
      part([3, 4], "c2"),
      part([5, 6], null),
    ]);
    await model.read();
    hold();
    const reading = model.read(before(9 * DAY));
    await until(() => cursors().length === 2);
    expect(model.state.value).toEqual({ kind: "reading" });
    model.stop();
    expect(model.state.value).toEqual({ kind: "read", isWhole: false });
    release();
    await reading;
    expect(starts()).toEqual(["s1", "s2"]);
    expect(cursors()).toHaveLength(2);
  });
});
