import { describe, expect, it } from "vitest";
import type { Failure } from "../../../utils/domain/failure.ts";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { drive } from "../../support/driven-wire.ts";

const BROKEN: Failure = { code: "network" };

/** A connection whose stream was opened just now. */
const listening = (random?: number) => {
  const wire = drive(random);
  wire.tell({ kind: "woke" });
  wire.answer(true);
  return wire;
};

describe("a connection to a platform with a stream", () => {
  it("opens it after the first good answer, and asks no more while it is heard", () => {
    const wire = listening();
    expect(wire.listened).toEqual([0]);
    wire.beat(10 * MINUTE);
    expect(wire.asked).toEqual([0]);
    expect(wire.listened).toEqual([0]);
    expect(wire.freshness()).toBe("live");
  });

  it("takes a stream that is silent for too long for dead, and aborts it (E10)", () => {
    const wire = listening(0);
    wire.wait(49 * SECOND);
    expect(wire.aborted()).toBe(0);
    wire.wait(SECOND);
    expect(wire.aborted()).toBe(1);
    expect(wire.connection().phase.kind).toBe("live");
  });

  it("comes back within ten seconds after the server closed it, not with everybody else", () => {
    for (const [random, within] of [
      [0, 0],
      [0.5, 5 * SECOND],
      [0.99, 10 * SECOND],
    ] as const) {
      const wire = listening(random);
      wire.beat(2 * MINUTE);
      wire.lose("ended");
      wire.skip();
      expect(wire.listened).toHaveLength(2);
      expect(wire.elapsed() - 2 * MINUTE).toBeLessThanOrEqual(within);
      expect(wire.asked).toEqual([0]);
    }
  });

  it("comes back when a server that stops has asked for it, within its bounds (E14)", () => {
    for (const [asked, waited] of [
      [0, SECOND],
      [4 * SECOND, 4 * SECOND],
      [1e12, 5 * MINUTE],
    ] as const) {
      const wire = listening(0);
      wire.tell({ kind: "watched", watched: false });
      wire.lose("ended", asked);
      expect(wire.connection().streaming.retryAt - 1_770_000_000_000).toBe(
        waited,
      );
    }
  });

  it("goes on polling while streams fail, and polls alone for a while after five that did not hold (E16, E18)", () => {
    const wire = listening();
    for (let loss = 0; loss < 40 && wire.connection().streaming.failures < 5;) {
      if (wire.connection().phase.kind === "listening") {
        wire.lose(BROKEN);
        loss++;
      } else {
        wire.skip();
        if (wire.connection().phase.kind === "connecting") wire.answer(true);
      }
    }
    const streams = wire.listened.length;
    expect(streams).toBe(5);
    const since = wire.elapsed();
    while (wire.elapsed() - since < 9 * MINUTE) {
      wire.skip();
      if (wire.connection().phase.kind === "connecting") wire.answer(true);
    }
    expect(wire.listened).toHaveLength(streams);
    expect(wire.freshness()).toBe("live");
    while (wire.elapsed() - since < 12 * MINUTE) {
      wire.skip();
      if (wire.connection().phase.kind === "connecting") wire.answer(true);
      wire.tell({ kind: "heard" });
    }
    expect(wire.listened).toHaveLength(streams + 1);
  });

  it("forgets the failures of a stream that held for a minute", () => {
    const wire = listening();
    wire.lose(BROKEN);
    wire.skip();
    expect(wire.connection().streaming.failures).toBe(1);
    wire.wait(30 * SECOND);
    wire.tell({ kind: "heard" });
    expect(wire.connection().streaming.failures).toBe(1);
    wire.wait(30 * SECOND);
    wire.tell({ kind: "heard" });
    expect(wire.connection().streaming.failures).toBe(0);
  });

  it("reads the whole list when the stream does not fit, at most every five seconds, and at last only polls (E1, E26)", () => {
    const wire = listening();
    wire.tell({ kind: "watched", watched: true });
    for (let doubt = 0; doubt < 10; doubt++) {
      if (wire.connection().phase.kind === "listening") wire.lose("unfit");
      wire.skip();
      if (wire.connection().phase.kind === "connecting") wire.answer(true);
    }
    expect(wire.listened).toHaveLength(5);
    const gaps = wire.asked.slice(1).map((at, n) => at - (wire.asked[n] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5 * SECOND);
  });

  it("leaves a stream that is not there alone for an hour, and polls (E15)", () => {
    const wire = listening();
    wire.lose({ code: "not_found" });
    while (wire.elapsed() < HOUR - MINUTE) {
      wire.skip();
      if (wire.connection().phase.kind === "connecting") wire.answer(true);
    }
    expect(wire.listened).toEqual([0]);
    expect(wire.freshness()).toBe("live");
  });

  it("stops at a refusal as any request does (E23)", () => {
    const wire = listening();
    wire.lose({ code: "auth_required", reason: "refused" });
    expect(wire.connection().phase.kind).toBe("blocked");
    expect(wire.freshness()).toBe("failed");
  });

  it("resumes at once when the worker died under a stream that lived (E27)", () => {
    const wire = listening();
    wire.wait(30 * SECOND);
    wire.tell({ kind: "restarted" });
    wire.tell({ kind: "woke" });
    expect(wire.listened).toEqual([0, 30 * SECOND]);
    expect(wire.asked).toEqual([0]);
    expect(wire.connection().streaming.failures).toBe(0);
  });

  it("does not open stream after stream while the worker is killed again and again (F6)", () => {
    const wire = listening();
    for (let kill = 0; kill < 500; kill++) {
      wire.wait(40);
      wire.tell({ kind: "restarted" });
      wire.tell({ kind: "woke" });
    }
    expect(wire.listened.length).toBeLessThanOrEqual(6);
  });

  it("opens a lost stream at once when the network is back", () => {
    const wire = listening(0.9);
    wire.beat(2 * MINUTE);
    wire.lose(BROKEN);
    wire.tell({ kind: "reachable" });
    expect(wire.listened).toEqual([0, 2 * MINUTE]);
  });

  it("is asked anew by hand: the stream gives way to a whole list and comes back after it", () => {
    const wire = listening();
    wire.wait(10 * SECOND);
    wire.tell({ kind: "heard" });
    wire.tell({ kind: "refresh" });
    expect(wire.aborted()).toBe(1);
    expect(wire.asked).toEqual([0, 10 * SECOND]);
    wire.answer(true);
    expect(wire.listened).toEqual([0, 10 * SECOND]);
  });

  it("is closed by a pause, and not opened by an answer that was asked for while paused", () => {
    const wire = listening();
    wire.tell({ kind: "pause" });
    expect(wire.aborted()).toBe(1);
    wire.wait(10 * SECOND);
    wire.tell({ kind: "refresh" });
    wire.answer(true);
    expect(wire.connection().phase.kind).toBe("paused");
    expect(wire.listened).toEqual([0]);
  });

  it("pays no heed to what an aborted stream still says", () => {
    const wire = listening();
    wire.tell({ kind: "pause" });
    wire.tell({ kind: "heard" });
    wire.lose("ended");
    expect(wire.connection().phase.kind).toBe("paused");
  });
});
