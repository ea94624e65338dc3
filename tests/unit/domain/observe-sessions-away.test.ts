import { describe, expect, it } from "vitest";
import { awayUntil } from "../../../utils/domain/away.ts";
import { observedAt } from "../../../utils/domain/coverage.ts";
import { sessionId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import { heartbeat, person, push, snapshot } from "../../support/builders.ts";
import {
  RULES,
  type Watched,
  here,
  inSeconds,
  inTurn,
  login,
  runningOf,
  sec,
  watch,
} from "./watching.ts";

const bo = person("bo");
const HALF_AN_HOUR = 1800;
/** Ana, active last at that second. */
const acts = (at: number | null) =>
  here(
    "ana",
    login({
      id: sessionId("a"),
      lastActiveAt: at === null ? null : sec(at),
    }),
  );

/** A heartbeat each two minutes over an interval. */
const beats = (from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / 120) }, (_, n) =>
    heartbeat(from + 120 * (n + 1)),
  );

/** When Ana was away in her session that goes on, in seconds after noon. */
const awayNow = ({ known }: Watched) => {
  const running = runningOf(known);
  const at = observedAt(known.sessions.coverage);
  if (running === undefined || at === null) return null;
  return awayUntil(running, running.seenAt ?? at, RULES).map((span) => [
    inSeconds(span.from),
    inSeconds(span.to),
  ]);
};

/** The same of her sessions that are over. */
const awayThen = ({ finished }: Watched) =>
  finished.map(({ away = [] }) =>
    away.map(({ from, to }) => [inSeconds(from), inSeconds(to)]),
  );

describe("time away", () => {
  it("begins half an hour after the last act, and lasts until the next one", () => {
    const log = inTurn(
      snapshot(0, [bo]),
      push(10, [acts(10)]),
      ...beats(10, 4000),
      push(4000, [acts(3995)]),
    );
    expect(awayNow(watch(log))).toEqual([[10 + HALF_AN_HOUR, 3995]]);
  });

  it("is nothing while acts are less than half an hour apart", () => {
    const log = inTurn(
      snapshot(0, [bo]),
      push(10, [acts(10)]),
      ...beats(10, 1809),
      push(1809, [acts(1809)]),
    );
    expect(awayNow(watch(log))).toEqual([]);
  });

  it("lasts to the end of the session where no act follows", () => {
    const log = inTurn(
      snapshot(0, [bo]),
      push(10, [acts(10)]),
      ...beats(10, 3000),
      push(3000, [], ["ana"]),
      ...beats(3000, 3600),
    );
    expect(awayThen(watch(log))).toEqual([[[10 + HALF_AN_HOUR, 3000]]]);
  });

  it("begins with the session where the last act was long before we looked", () => {
    const log = inTurn(snapshot(0, [acts(-9000)]), ...beats(0, 600));
    expect(awayNow(watch(log))).toEqual([[0, 600]]);
  });

  it("is nothing where the platform names no act", () => {
    const log = inTurn(snapshot(0, [acts(null)]), ...beats(0, 9000));
    expect(awayNow(watch(log))).toEqual([]);
  });

  it("is shared out between the parts of a session that is cut at its longest", () => {
    const day = DAY / 1000;
    const log = inTurn(
      snapshot(0, [bo]),
      push(10, [acts(10)]),
      ...beats(10, day + 600),
      push(day + 600, [acts(day + 600)]),
    );
    const watched = watch(log);
    expect(awayThen(watched)).toEqual([[[10 + HALF_AN_HOUR, day + 10]]]);
    expect(awayNow(watched)).toEqual([[day + 10, day + 600]]);
  });

  it("comes back after a gap of ours as often as it was there", () => {
    const night = (8 * HOUR) / 1000;
    const log = inTurn(
      snapshot(0, [acts(0)]),
      ...beats(0, 2400),
      snapshot(night, [acts(night)]),
      ...beats(night, night + 2400),
    );
    expect(awayNow(watch(log))).toEqual([
      [HALF_AN_HOUR, night],
      [night + HALF_AN_HOUR, night + 2400],
    ]);
  });
});
