import { describe, expect, it } from "vitest";
import { DAY } from "../../../utils/domain/instant.ts";
import {
  NEW_CLOCK,
  type ServerClock,
  hearClock,
  isTrusted,
} from "../../../utils/domain/server-clock.ts";
import { sec } from "./watching.ts";

const DAY_S = DAY / 1000;

/** The clock after a platform said these seconds one after the other. */
const heard = (...seconds: readonly number[]): ServerClock => {
  let clock = NEW_CLOCK;
  let latest: number | null = null;
  for (const said of seconds) {
    clock = hearClock(clock, latest === null ? null : sec(latest), sec(said));
    latest = Math.max(latest ?? said, said);
  }
  return clock;
};

describe("a platform's clock", () => {
  it("is trusted while it goes forward, by however much", () => {
    expect(heard(0, 60, DAY_S, 10 * DAY_S)).toBe(NEW_CLOCK);
  });

  it("may be overtaken by 5 s: answers come on two ways", () => {
    expect(heard(60, 55)).toBe(NEW_CLOCK);
    expect(heard(60, 54.999).regressions).toBe(1);
  });

  it("may go back once or twice, and is not trusted from the third time on (D3)", () => {
    expect(isTrusted(heard(DAY_S, 0))).toBe(true);
    expect(isTrusted(heard(DAY_S, 0, DAY_S + 60, 60))).toBe(true);
    expect(isTrusted(heard(DAY_S, 0, DAY_S + 60, 60, DAY_S + 120, 120))).toBe(
      false,
    );
  });

  it("is not cleared by every second answer", () => {
    const turns = Array.from({ length: 20 }, (_, n) => [DAY_S + n, n]).flat();
    expect(isTrusted(heard(...turns))).toBe(false);
  });

  it("is trusted again after ten answers that do not go back", () => {
    const bad = [DAY_S, 0, DAY_S, 0, DAY_S, 0];
    const good = (count: number) =>
      Array.from({ length: count }, (_, n) => DAY_S + n);
    expect(isTrusted(heard(...bad, ...good(9)))).toBe(false);
    expect(heard(...bad, ...good(10))).toEqual(NEW_CLOCK);
  });
});
