import { describe, expect, it } from "vitest";
import {
  type Connection,
  NEW_CONNECTION,
  isAskingOnly,
} from "../../../utils/domain/connection.ts";
import { step } from "../../../utils/domain/connection-step.ts";
import { freshnessOf } from "../../../utils/domain/freshness.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  localInstant,
} from "../../../utils/domain/instant.ts";
import { REFRESH, START, drive } from "../../support/driven-wire.ts";

describe("a connection", () => {
  it("asks when it is woken for the first time", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    expect(wire.asked).toEqual([0]);
  });

  it("asks each minute while nobody looks, and at the platform's interval while somebody does", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.answer();
    expect(wire.due()).toBe(MINUTE);
    wire.tell({ kind: "watched", watched: true });
    expect(wire.due()).toBe(REFRESH);
    wire.wait(REFRESH);
    wire.answer();
    expect(wire.asked).toEqual([0, REFRESH]);
    expect(wire.due()).toBe(REFRESH);
  });

  it("asks no more often while nobody looks than while somebody does", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.tell({ kind: "answered", refreshMs: HOUR, canStream: false });
    expect(wire.due()).toBe(HOUR);
    wire.tell({ kind: "watched", watched: true });
    expect(wire.due()).toBe(HOUR);
  });

  it("asks at once when a page opens and the last answer is older than its interval", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.answer();
    wire.wait(40 * SECOND);
    wire.tell({ kind: "watched", watched: true });
    expect(wire.due()).toBe(0);
  });

  it("has one request under way, however often it is woken or refreshed (H2)", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    for (let press = 0; press < 20; press++) wire.tell({ kind: "refresh" });
    wire.wait(100);
    expect(wire.asked).toEqual([0]);
  });

  it("asks by hand at most each two seconds, and keeps a wish that comes sooner (H2)", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.answer();
    wire.tell({ kind: "refresh" });
    expect(wire.asked).toEqual([0]);
    expect(wire.due()).toBe(2 * SECOND);
    wire.wait(2 * SECOND);
    expect(wire.asked).toEqual([0, 2 * SECOND]);
  });

  it("looks the same while it asks again after a good answer, and not while it asks after a failure", () => {
    const wire = drive();
    const isNews = (act: () => void): boolean => {
      const before = wire.connection();
      act();
      return !isAskingOnly(before, wire.connection());
    };
    expect(isNews(() => wire.tell({ kind: "woke" }))).toBe(true);
    expect(isNews(() => wire.answer())).toBe(true);
    expect(isNews(() => wire.wait(MINUTE))).toBe(false);
    expect(isNews(() => wire.failWith({ code: "network" }))).toBe(true);
    expect(isNews(() => wire.skip())).toBe(true);
  });

  it("takes a request that never ended for lost", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.wait(31 * SECOND);
    expect(wire.asked).toEqual([0, 31 * SECOND]);
    expect(wire.aborted()).toBe(1);
  });
});

describe("a failing connection", () => {
  it("never comes back before Retry-After, not by hand either (A7)", () => {
    const wire = drive(0);
    wire.tell({ kind: "woke" });
    wire.failWith({ code: "rate_limited", retryAfterMs: 7 * SECOND });
    for (let second = 0; second < 6; second++) {
      wire.wait(SECOND);
      wire.tell({ kind: "refresh" });
    }
    expect(wire.asked).toEqual([0]);
    wire.wait(SECOND);
    expect(wire.asked).toEqual([0, 7 * SECOND]);
  });

  it.each([
    ["none", null, 0, SECOND],
    ["of a second at least", 0, 0, SECOND],
    ["of an hour at most", DAY, 0, HOUR],
  ] as const)(
    "takes a wait %s as sensible (A9)",
    (_, retryAfterMs, random, expected) => {
      const wire = drive(random);
      wire.tell({ kind: "woke" });
      wire.failWith({ code: "rate_limited", retryAfterMs });
      expect(wire.due()).toBe(expected);
    },
  );

  it("asks a server in trouble at most 44 times an hour, whatever the dice say (A12, R8)", () => {
    let seed = 7;
    const counts = Array.from({ length: 200 }, () => {
      let connection: Connection = NEW_CONNECTION;
      let asked = 0;
      for (let now = START; now < START + HOUR; now += SECOND) {
        seed = (seed * 48_271) % 2_147_483_647;
        const at = { now: localInstant(now), random: seed / 2_147_483_647 };
        const woke = step(connection, { kind: "woke" }, at);
        connection = woke.connection;
        if (woke.effects.length === 0) continue;
        asked++;
        const failure: Failure = {
          code: "server_error",
          status: 503,
          retryAfterMs: null,
        };
        connection = step(
          connection,
          { kind: "failed", failure },
          at,
        ).connection;
      }
      return asked;
    });
    expect(Math.max(...counts)).toBeLessThanOrEqual(50);
    expect(counts.toSorted((a, b) => a - b)[100]).toBeLessThanOrEqual(44);
  });

  it("stops for a refused token and looks again after a quarter of an hour (A1)", () => {
    const wire = drive(0);
    wire.tell({ kind: "woke" });
    wire.failWith({ code: "auth_required", reason: "refused" });
    expect(wire.connection().phase.kind).toBe("blocked");
    expect(wire.due()).toBe(15 * MINUTE);
    wire.tell({ kind: "changed" });
    expect(wire.asked).toEqual([0, 0]);
  });

  it("waits for the person where only they can help, and for nothing else", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.failWith({ code: "permission_missing", origin: "https://a.test" });
    wire.wait(DAY);
    wire.tell({ kind: "reachable" });
    expect(wire.asked).toEqual([0]);
    wire.tell({ kind: "changed" });
    expect(wire.asked).toEqual([0, DAY]);
  });

  it("comes back when the network does, but not for a server's own trouble", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.failWith({ code: "offline" });
    wire.wait(0);
    wire.tell({ kind: "reachable" });
    expect(wire.asked).toHaveLength(1);
    const spaced = drive(0.99);
    spaced.tell({ kind: "woke" });
    for (let tries = 0; tries < 4; tries++) {
      spaced.failWith({ code: "network" });
      spaced.wait(2 * SECOND);
    }
    const before = spaced.asked.length;
    spaced.tell({ kind: "reachable" });
    expect(spaced.asked.length).toBeGreaterThanOrEqual(before);
  });

  it("is not fooled by a clock that was set back (D2)", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.answer();
    wire.wait(-DAY);
    expect(wire.asked).toEqual([0, -DAY]);
  });
});

describe("a restarted worker", () => {
  it("repeats a lost request once, and backs off when it is killed again and again (F3, F6)", () => {
    const wire = drive(0.99);
    wire.tell({ kind: "woke" });
    let asked = 0;
    for (let kills = 0; kills < 26 * 20; kills++) {
      wire.tell({ kind: "restarted" });
      wire.wait(1000 / 26);
      asked = wire.asked.length;
    }
    expect(asked).toBeLessThanOrEqual(8);
  });

  it("keeps the schedule of what it was waiting for (R8)", () => {
    const wire = drive(0);
    wire.tell({ kind: "woke" });
    wire.failWith({ code: "rate_limited", retryAfterMs: 7 * SECOND });
    wire.wait(3 * SECOND);
    wire.tell({ kind: "restarted" });
    expect(wire.due()).toBe(4 * SECOND);
  });
});

describe("a paused connection", () => {
  it("drops what is under way and asks only by hand", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.tell({ kind: "pause" });
    expect(wire.aborted()).toBe(1);
    wire.wait(HOUR);
    expect(wire.asked).toEqual([0]);
    wire.tell({ kind: "refresh" });
    wire.answer();
    expect(wire.asked).toEqual([0, HOUR]);
    expect(wire.connection().phase.kind).toBe("paused");
    wire.tell({ kind: "resume" });
    expect(wire.asked).toEqual([0, HOUR, HOUR]);
  });
});

describe("freshness", () => {
  it("goes from live to stale to failed, and back by itself", () => {
    const wire = drive(0.5);
    wire.tell({ kind: "watched", watched: true });
    wire.tell({ kind: "woke" });
    expect(wire.freshness()).toBe("loading");
    wire.answer();
    const seen: string[] = [wire.freshness()];
    for (let second = 0; second < 300; second++) {
      wire.wait(SECOND);
      if (wire.connection().phase.kind === "connecting")
        wire.failWith({ code: "network" });
      const kind = wire.freshness();
      if (kind !== seen.at(-1)) seen.push(kind);
    }
    wire.tell({ kind: "refresh" });
    wire.answer();
    seen.push(wire.freshness());
    expect(seen).toEqual(["live", "stale", "failed", "live"]);
  });

  it("is live for 90 s at least, and for two and a half intervals (R6)", () => {
    const watched = drive();
    watched.tell({ kind: "watched", watched: true });
    watched.tell({ kind: "woke" });
    watched.answer();
    watched.tell({ kind: "pause" });
    expect(watched.freshness()).toBe("paused");
    const asleep = drive();
    asleep.tell({ kind: "woke" });
    asleep.answer();
    expect(
      freshnessOf(asleep.connection(), localInstant(START + 150 * SECOND)).kind,
    ).toBe("live");
    expect(
      freshnessOf(asleep.connection(), localInstant(START + 150 * SECOND + 1))
        .kind,
    ).toBe("stale");
  });

  it("fails at once where only a person can help", () => {
    const wire = drive();
    wire.tell({ kind: "woke" });
    wire.answer();
    wire.wait(MINUTE);
    wire.failWith({ code: "auth_required", reason: "refused" });
    expect(wire.freshness()).toBe("failed");
  });
});
