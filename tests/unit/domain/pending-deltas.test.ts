import { describe, expect, it } from "vitest";
import type { Observation } from "../../../utils/domain/observation.ts";
import {
  MOST_PENDING,
  type PendingDeltas,
  dropPassed,
  keepPending,
  nextPending,
} from "../../../utils/domain/pending-deltas.ts";
import {
  at,
  delta,
  heartbeat,
  push,
  snapshot,
} from "../../support/builders.ts";

const kept = (...observations: readonly Observation[]): PendingDeltas | null =>
  observations.reduce<PendingDeltas | null>(keepPending, null);

/** Numbers that follow each other from a position on. */
const following = (pending: PendingDeltas | null, from: number) => {
  const numbers: number[] = [];
  for (let seq = from; ; seq++) {
    const next = nextPending(pending, at(seq));
    if (next === null) return numbers;
    numbers.push(next.position.seq);
  }
};

describe("pending deltas (E7)", () => {
  it("lead on from a position in the order of their numbers, up to the first hole", () => {
    const pending = kept(push(5, []), push(3, []), push(4, []), push(7, []));
    expect(following(pending, 2)).toEqual([3, 4, 5]);
    expect(following(pending, 5)).toEqual([]);
    expect(following(pending, 6)).toEqual([7]);
  });

  it("are what is pushed, and nothing else", () => {
    expect(kept(delta(3, []), snapshot(3, []), heartbeat(3))).toBeNull();
  });

  it("are one of each number, however often it came (E2)", () => {
    expect(kept(push(3, []), push(3, []))?.bySeq.size).toBe(1);
  });

  it("belong to one epoch, the one that spoke last (E5)", () => {
    const other = push(4, [], [], {
      position: at(4, "e2"),
      basis: at(3, "e2"),
    });
    const pending = kept(push(3, []), other);
    expect(nextPending(pending, at(2))).toBeNull();
    expect(nextPending(pending, at(3, "e2"))).toBe(other);
  });

  it("lead on from nothing when nothing is known", () => {
    expect(nextPending(kept(push(1, [])), null)).toBeNull();
    expect(nextPending(null, at(1))).toBeNull();
  });

  it("are at most ten thousand: with more, those before are forgotten (I27)", () => {
    const many = Array.from({ length: MOST_PENDING }, (_, n) =>
      push(n + 1, []),
    );
    const full = kept(...many);
    expect(full?.bySeq.size).toBe(MOST_PENDING);
    const over = keepPending(full, push(MOST_PENDING + 1, []));
    expect(over?.bySeq.size).toBe(1);
    expect(nextPending(over, at(MOST_PENDING))).not.toBeNull();
  });
});

describe("what a list has passed", () => {
  const pending = kept(push(3, []), push(4, []), push(5, []));

  it("is dropped, and what is ahead of it stays", () => {
    expect(following(dropPassed(pending, at(3)), 3)).toEqual([4, 5]);
    expect(dropPassed(pending, at(3))?.bySeq.size).toBe(2);
  });

  it.each([
    ["of the last number", at(5)],
    ["of a later number", at(9)],
    ["of another epoch", at(1, "e2")],
  ])("is all of it with a list %s", (_, position) => {
    expect(dropPassed(pending, position)).toBeNull();
  });

  it("is nothing where nothing was kept", () => {
    expect(dropPassed(null, at(1))).toBeNull();
  });
});
