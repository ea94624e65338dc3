import { describe, expect, it } from "vitest";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import { MINUTE, SECOND, localInstant } from "../../../utils/domain/instant.ts";
import type { Notice, Telling } from "../../../utils/domain/notice.ts";
import {
  type NoticeWorld,
  planNotices,
  tellingOf,
} from "../../../utils/domain/notice-plan.ts";
import { watchId } from "../../../utils/domain/watch.ts";
import { NOON } from "../../support/builders.ts";

const WAITING: Telling = { kind: "waiting" };

const notice = (
  id: string,
  atSecond: number,
  telling: Telling = WAITING,
): Notice => ({
  source: sourceId("acme"),
  id,
  watch: watchId(id),
  person: personId(id),
  title: id,
  wanted: { kind: "online" },
  repeat: "once",
  ticket: null,
  firedAt: NOON,
  at: localInstant(NOON + atSecond * SECOND),
  telling,
});

/** Quiet while the minute is 60 or later; the clock on the wall begins at 0. */
const world = (more: Partial<NoticeWorld> = {}): NoticeWorld => ({
  now: localInstant(NOON + 5 * SECOND),
  allowed: true,
  notifying: {
    names: false,
    quiet: { from: 60, to: 120, days: [0] },
  },
  wallClock: (at) => ({ weekday: 0, minute: Math.floor((at - NOON) / MINUTE) }),
  holds: () => true,
  ...more,
});

/** What is decided: by notice, in which notification. */
const decided = (
  notices: readonly Notice[],
  more: Partial<NoticeWorld> = {},
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    planNotices(notices, world(more)).changed.map((one) => [
      one.id,
      tellingOf(one) ?? one.telling.kind,
    ]),
  );

const told = (as: string): Telling => ({ kind: "told", as });

describe("notices", () => {
  it("are told one by one, up to three within a minute", () => {
    expect(decided([notice("a", 0), notice("b", 1), notice("c", 2)])).toEqual({
      a: "watch:a",
      b: "watch:b",
      c: "watch:c",
    });
    expect(
      decided([
        notice("a", -70, told("watch:a")),
        notice("b", 0, told("watch:b")),
        notice("c", 1, told("watch:c")),
        notice("d", 2),
      ]),
    ).toEqual({ d: "watch:d" });
  });

  it("become one digest with the fourth, in the place of the single ones", () => {
    const three = ["a", "b", "c"].map((id, at) =>
      notice(id, at, told(`watch:${id}`)),
    );
    expect(decided([...three, notice("d", 3)])).toEqual({
      a: "digest:a:4",
      b: "digest:a:4",
      c: "digest:a:4",
      d: "digest:a:4",
    });
  });

  it("that come soon after a digest join it, under a name of its own", () => {
    const four = ["a", "b", "c", "d"].map((id, at) =>
      notice(id, at, told("digest:a:4")),
    );
    // a is out of the minute, but in the digest.
    const plan = decided([...four, notice("e", 60)]);
    expect(new Set(Object.values(plan))).toEqual(new Set(["digest:a:5"]));
    expect(Object.keys(plan)).toHaveLength(5);
  });

  it("stand in the panel alone where notifications are not allowed, and stay there", () => {
    const held = notice("b", 0, { kind: "telling", as: "watch:b" });
    const plan = planNotices([notice("a", 0), held], world({ allowed: false }));
    expect(plan.changed.map(({ telling }) => telling.kind)).toEqual([
      "panel",
      "panel",
    ]);
    expect(decided(plan.changed)).toEqual({});
  });
});

describe("in quiet hours", () => {
  const inQuiet = 61 * 60;
  const night = localInstant(NOON + 70 * MINUTE);
  const morning = localInstant(NOON + 121 * MINUTE);

  it("nothing is told, and what was decided before waits too", () => {
    const plan = planNotices(
      [
        notice("a", inQuiet),
        notice("b", 0, { kind: "telling", as: "watch:b" }),
      ],
      world({ now: night }),
    );
    expect(plan.changed.map(({ id, telling }) => [id, telling.kind])).toEqual([
      ["b", "waiting"],
    ]);
    expect(plan.waits).toBe(true);
  });

  it("wait those that still hold, to be told in one digest at their end", () => {
    const notices = ["a", "b", "c"].map((id, at) => notice(id, inQuiet + at));
    const holds = ({ id }: Notice): boolean => id !== "b";
    expect(decided(notices, { now: morning, holds })).toEqual({
      a: "digest:a:2",
      b: "passed",
      c: "digest:a:2",
    });
  });

  it("wait longer where our data does not speak of now", () => {
    const plan = planNotices(
      [notice("a", inQuiet)],
      world({ now: morning, holds: () => null }),
    );
    expect(plan).toEqual({ changed: [], waits: true });
  });

  it("counts a person who came twice once", () => {
    const twice = [
      notice("a", inQuiet),
      { ...notice("a2", inQuiet + 300), person: personId("a") },
    ];
    expect(decided(twice, { now: morning })).toEqual({
      a: "passed",
      a2: "watch:a2",
    });
  });
});
