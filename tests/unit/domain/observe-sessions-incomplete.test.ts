import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { HOUR } from "../../../utils/domain/instant.ts";
import {
  delta,
  heartbeat,
  person,
  push,
  snapshot,
} from "../../support/builders.ts";
import {
  here,
  inTurn,
  livesOf,
  login,
  runningOf,
  sec,
  watch,
} from "./watching.ts";

const NIGHT = (8 * HOUR) / 1000;
const cy = person("cy");
const bo = here("bo");
const ana = here("ana", login({ id: sessionId("a") }));
const part = (seconds: number, ...reports: Parameters<typeof snapshot>[1]) =>
  snapshot(seconds, reports, { complete: false });
const whole = (seconds: number, ...reports: Parameters<typeof snapshot>[1]) =>
  snapshot(seconds, reports);

describe("whom an incomplete list does not name (I13)", () => {
  it("is not gone, and not seen either: the time stands still", () => {
    const watched = watch([
      whole(0, ana, bo),
      whole(60, ana, bo),
      part(120, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 60 },
    ]);
    expect(runningOf(watched.known)).toMatchObject({
      seenAt: sec(60),
      left: null,
    });
    expect(watched.known.sessions.unsure).toEqual(["ana"]);
    expect(watched.known.roster.tally.online).toBe(2);
  });

  it("was there all the time when the next list names them, within the limit", () => {
    const watched = watch([
      whole(0, ana, bo),
      part(60, bo),
      whole(120, ana, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 120 },
    ]);
    expect(watched.known.sessions.unsure).toEqual([]);
  });

  it("ended when last seen if a complete list misses them", () => {
    const watched = watch([
      whole(0, ana, bo),
      whole(60, ana, bo),
      part(120, bo),
      whole(180, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 60, observed: 60 },
    ]);
  });

  it("ended when last seen if two compared answers miss them", () => {
    const watched = watch(
      inTurn(
        whole(0, ana, bo),
        whole(60, ana, bo),
        part(120, bo),
        delta(180, [], ["ana"]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 60 }]);
  });

  it("ends with a pushed leave", () => {
    const watched = watch(
      inTurn(whole(0, ana, bo), part(60, bo), push(90, [], ["ana"])),
    );
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 90, observed: 90 },
    ]);
  });

  it("is not seen by a heartbeat, nor by what is pushed of others", () => {
    const watched = watch(
      inTurn(
        whole(0, ana, bo),
        part(60, bo),
        heartbeat(100),
        push(140, [cy]),
        whole(200, bo),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 0, observed: 0 }]);
  });

  it.each([
    ["does not name them either", [bo]],
    ["says that they are gone", [bo, person("ana")]],
  ])("is not seen by an older list of the same state that %s", (_, list) => {
    const late = snapshot(60, list, { serverTime: sec(50) });
    const watched = watch([
      whole(0, ana, bo),
      part(60, bo),
      late,
      whole(120, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 0, observed: 0 }]);
  });

  it("is seen again when something is pushed of them", () => {
    const watched = watch(
      inTurn(
        whole(0, ana, bo),
        part(60, bo),
        push(100, [{ ...ana, name: "Ana" }]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 100 },
    ]);
    expect(watched.known.sessions.unsure).toEqual([]);
  });
});

describe("who is named again after more than the limit", () => {
  const silence = [
    whole(0, ana, bo),
    part(60, bo),
    part(120, bo),
    part(180, bo),
  ];

  it.each([
    ["a complete list", whole(200, ana, bo)],
    ["an incomplete list", part(200, ana)],
    [
      "an incomplete list that says something new",
      part(200, { ...ana, name: "Ana" }),
    ],
    [
      "a complete list that says something new",
      whole(200, { ...ana, name: "Ana" }, bo),
    ],
    ["a push", push(200, [{ ...ana, name: "Ana" }])],
  ])(
    "by %s goes on with the login that proves it, the silence cut out",
    (_, named) => {
      const watched = watch(inTurn(...silence, named, whole(260, ana, bo)));
      expect(livesOf(watched)).toMatchObject([
        { start: 0, end: null, observed: 60, cut: 200 },
      ]);
    },
  );

  it.each([
    ["a complete list", [whole(200, bo, here("di"))]],
    ["an incomplete list", [part(200, bo)]],
  ])("by %s begins anew where nothing proves it: at least", (_, named) => {
    const first = whole(0, ana, bo);
    const parts = [60, 120, 180].map((seconds) => part(seconds, ana));
    const watched = watch([first, ...parts, ...named]);
    expect(livesOf(watched, "bo")).toMatchObject([
      { start: 0, end: 0 },
      { start: 200, end: null, atLeast: true },
    ]);
  });
});

describe("an incomplete list after a gap", () => {
  it("proves nothing of whom it does not name: their gap is cut out once, by the list that names them", () => {
    const watched = watch([
      whole(0, ana, bo),
      part(NIGHT, bo),
      whole(NIGHT + 60, ana, bo),
      whole(NIGHT + 120, ana, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 60, cut: NIGHT + 60 },
    ]);
  });

  it("leaves who is gone by the next list where they were last seen", () => {
    const watched = watch([
      whole(0, ana, bo),
      whole(60, ana, bo),
      part(NIGHT, bo),
      whole(NIGHT + 60, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 60, observed: 60, cut: 0 },
    ]);
  });

  it("proves those whom it names", () => {
    const watched = watch([whole(0, ana, bo), part(NIGHT, ana)]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 0, cut: NIGHT },
    ]);
  });

  it("knows a newcomer's start at least", () => {
    const watched = watch([
      whole(0, cy),
      part(NIGHT, cy, ana),
      part(NIGHT + 60, cy, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: NIGHT, atLeast: true }]);
    expect(livesOf(watched, "bo")).toMatchObject([{ atLeast: true }]);
  });
});

describe("who was in doubt before a gap", () => {
  it("is not seen by a heartbeat after it", () => {
    const watched = watch(
      inTurn(
        whole(0, ana, bo),
        part(60, bo),
        heartbeat(NIGHT),
        whole(NIGHT + 60, bo),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 0, cut: 0 }]);
  });

  it("ends where they were seen, however long ago and after however many gaps", () => {
    const watched = watch([
      whole(0, ana, bo),
      whole(60, ana, bo),
      part(120, bo),
      part(180, bo),
      part(NIGHT, bo),
      part(6 * NIGHT, bo),
      part(6 * NIGHT + 60, bo),
      whole(12 * NIGHT, bo),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 60, observed: 60 },
    ]);
  });

  it("is seen by what is pushed of them after it", () => {
    const watched = watch(
      inTurn(
        whole(0, ana, bo),
        part(60, bo),
        push(NIGHT, [{ ...ana, name: "Ana" }]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 0, cut: NIGHT },
    ]);
  });
});
