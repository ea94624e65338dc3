import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import { observedAt } from "../../../utils/domain/coverage.ts";
import { heartbeat, person, push, snapshot } from "../../support/builders.ts";
import { here, inTurn, livesOf, login, sec, watch } from "./watching.ts";

const bo = person("bo");
const since = (start: number) => login({ startedAt: sec(start) });

describe("a platform's clock that goes back (D4, I17)", () => {
  const log = inTurn(
    snapshot(0, [bo, here("ana")]),
    heartbeat(60),
    heartbeat(60 - HOUR / 1000),
    heartbeat(120 - HOUR / 1000),
  );

  it("adds no time and takes none back", () => {
    const { known } = watch(log);
    expect(observedAt(known.sessions.coverage)).toBe(sec(60));
    expect(livesOf(watch(log))).toMatchObject([
      { start: 0, end: null, observed: 60 },
    ]);
  });

  it("counts on when it has come up again", () => {
    const watched = watch(inTurn(...log, heartbeat(100)));
    expect(livesOf(watched)).toMatchObject([{ observed: 100 }]);
  });

  it("ends who leaves meanwhile at the latest time known", () => {
    const watched = watch(
      inTurn(...log, push(200, [], ["ana"], { serverTime: sec(-1000) })),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 60 }]);
  });

  it("begins who comes meanwhile at the latest time known, or when the platform says", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo]),
        heartbeat(60),
        push(200, [here("ana"), here("cy", since(-1010))], [], {
          serverTime: sec(-1000),
        }),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 60 }]);
    expect(livesOf(watched, "cy")).toMatchObject([{ start: -1010 }]);
  });
});

describe("replicas whose clocks are a day apart (D3)", () => {
  it("add no time twice", () => {
    const skewed = (seconds: number) => seconds + DAY / 1000;
    const watched = watch([
      snapshot(0, [here("ana", since(0))]),
      ...[60, 120, 180, 240].map((seconds, turn) =>
        snapshot(seconds, [here("ana", since(0))], {
          serverTime: sec(turn % 2 === 0 ? skewed(seconds) : seconds),
        }),
      ),
    ]);
    const observed = livesOf(watched).reduce(
      (sum, life) => sum + life.observed,
      0,
    );
    expect(observed).toBe(120);
    expect(watched.known.clock.regressions).toBe(2);
  });
});

describe("what the platform never said right", () => {
  it("does not break a session: a start in the future, then in the past", () => {
    const watched = watch([
      snapshot(0, [here("ana", since(5000))]),
      snapshot(60, [here("ana", since(-5000))]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 0 },
      { start: 0, end: null },
    ]);
  });
});
