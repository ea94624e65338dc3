import { describe, expect, it } from "vitest";
import type { Coverage } from "../../../utils/domain/coverage.ts";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { runningAsPast } from "../../../utils/domain/past-session.ts";
import { NOON, after, before } from "../../support/builders.ts";
import { running } from "../models/session-builders.ts";

const coverage: Coverage = {
  ended: [],
  running: { from: before(HOUR), to: NOON, before: 0 },
};
const NOW = after(5 * SECOND);
const shown = (more: Parameters<typeof running>[1]) =>
  runningAsPast(running("ana", more), coverage, NOW, 10 * MINUTE);

describe("a session that goes on, as a history shows it", () => {
  it("lasts until now, though the last answer is older", () => {
    expect(shown({ start: before(30 * MINUTE) })).toMatchObject({
      start: before(30 * MINUTE),
      end: NOW,
      goesOn: true,
      seenOnce: false,
    });
  });

  it("ends for who left, and may come back, when they were seen", () => {
    expect(shown({ seenAt: before(MINUTE), left: [] })).toMatchObject({
      end: before(MINUTE),
      goesOn: false,
    });
  });

  it("is of unknown length for who left after one look", () => {
    const start = before(MINUTE);
    expect(shown({ start, seenAt: start, left: [] }).seenOnce).toBe(true);
    // Of who came with the latest answer and is there, it is no longer unknown at the next.
    expect(shown({ start: NOON }).seenOnce).toBe(false);
  });

  it("is engaged up to the latest activity, and on from there while that is recent", () => {
    const engaged = { engagedMs: MINUTE, activeAt: before(2 * MINUTE) };
    expect(shown(engaged).engagedMs).toBe(3 * MINUTE);
    const idle = { engagedMs: MINUTE, activeAt: before(20 * MINUTE) };
    expect(shown({ start: before(HOUR), ...idle }).engagedMs).toBe(MINUTE);
  });
});
