import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { HOUR } from "../../../utils/domain/instant.ts";
import type { Page } from "../../../utils/domain/person.ts";
import {
  heartbeat,
  pageOn,
  person,
  push,
  snapshot,
} from "../../support/builders.ts";
import {
  type Watched,
  here,
  inSeconds,
  inTurn,
  login,
  runningOf,
  sec,
  watch,
} from "./watching.ts";

const NIGHT = (8 * HOUR) / 1000;
const bo = person("bo");
const A = "https://a.test/a";
const B = "https://a.test/b";

/** Ana on a page, since then by the platform's word. */
const on = (
  url: string,
  since: number | null = null,
  more: Partial<Page> = {},
) =>
  here(
    "ana",
    login({
      id: sessionId("s"),
      page: pageOn(url, { since: since === null ? null : sec(since), ...more }),
    }),
  );

/** Every visit as [path, start, end]; that which goes on ends with null. */
const visitsOf = ({ known, finished }: Watched) => {
  const running = runningOf(known);
  const open = running?.visit ?? null;
  return [
    ...[...finished, ...(running === undefined ? [] : [running])].flatMap(
      ({ visits }) =>
        visits.map(({ page, start, end }) => [
          page.url,
          inSeconds(start),
          inSeconds(end),
        ]),
    ),
    ...(open === null ? [] : [[open.page.url, inSeconds(open.start), null]]),
  ];
};

describe("a visit", () => {
  it("begins when the platform says, and ends when the next one begins", () => {
    const watched = watch([
      snapshot(0, [bo]),
      snapshot(60, [bo, on(A, 50)]),
      snapshot(120, [bo, on(B, 95)]),
    ]);
    expect(visitsOf(watched)).toEqual([
      [A, 60, 95],
      [B, 95, null],
    ]);
  });

  it("ends when it was last seen, where the platform does not say when the next began", () => {
    const watched = watch([
      snapshot(0, [bo, on(A)]),
      snapshot(60, [bo, on(A)]),
      snapshot(120, [bo, on(B)]),
    ]);
    expect(visitsOf(watched)).toEqual([
      [A, 0, 60],
      [B, 120, null],
    ]);
  });

  it("ends at the push that tells the move", () => {
    const watched = watch(inTurn(snapshot(0, [on(A)]), push(42, [on(B)])));
    expect(visitsOf(watched)).toEqual([
      [A, 0, 42],
      [B, 42, null],
    ]);
  });

  it("ends with the session", () => {
    const watched = watch(
      inTurn(snapshot(0, [bo, on(A)]), push(42, [person("ana")])),
    );
    expect(visitsOf(watched)).toEqual([[A, 0, 42]]);
  });

  it("goes on while the address and the platform's time stay, whatever its title", () => {
    const watched = watch([
      snapshot(0, [on(A, -10, { title: "Draft" })]),
      snapshot(60, [on(A, -10, { title: "Invoice 7" })]),
    ]);
    expect(visitsOf(watched)).toEqual([[A, 0, null]]);
    expect(runningOf(watched.known)?.visit?.page.title).toBe("Invoice 7");
  });

  it("is another one when the platform says that the same page was opened anew", () => {
    const watched = watch([snapshot(0, [on(A, 0)]), snapshot(60, [on(A, 30)])]);
    expect(visitsOf(watched)).toEqual([
      [A, 0, 30],
      [A, 30, null],
    ]);
  });

  it("learns its time from the platform without beginning anew", () => {
    const watched = watch([
      snapshot(0, [on(A)]),
      snapshot(60, [on(A, -30)]),
      snapshot(120, [on(A, 70)]),
    ]);
    expect(visitsOf(watched)).toEqual([
      [A, 0, 70],
      [A, 70, null],
    ]);
  });

  it("is none without an address", () => {
    const nowhere = here("ana", login({ id: sessionId("s") }));
    const watched = watch([
      snapshot(0, [nowhere]),
      snapshot(60, [on(A)]),
      snapshot(120, [nowhere]),
    ]);
    expect(visitsOf(watched)).toEqual([[A, 60, 60]]);
  });

  it("begins again after a short absence", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo, on(A)]),
        push(60, [person("ana")]),
        push(100, [on(A)]),
      ),
    );
    expect(visitsOf(watched)).toEqual([
      [A, 0, 60],
      [A, 100, null],
    ]);
  });

  it("is that of the device that was active last", () => {
    const device = (url: string, at: number) =>
      login({ id: sessionId(url), lastActiveAt: sec(at), page: pageOn(url) });
    const watched = watch(
      inTurn(
        snapshot(0, [here("ana", device(A, 0), device(B, -10))]),
        push(30, [here("ana", device(A, 0), device(B, 30))]),
      ),
    );
    expect(visitsOf(watched)).toEqual([
      [A, 0, 30],
      [B, 30, null],
    ]);
  });
});

describe("a visit over a gap", () => {
  it("ends before it and begins again after it, where the platform does not say that the page stayed", () => {
    const watched = watch([
      snapshot(0, [on(A)]),
      snapshot(60, [on(A)]),
      snapshot(NIGHT, [on(A)]),
    ]);
    expect(visitsOf(watched)).toEqual([
      [A, 0, 60],
      [A, NIGHT, null],
    ]);
  });

  it("goes on where the platform says that the page stayed", () => {
    const watched = watch([
      snapshot(0, [on(A, -5)]),
      snapshot(NIGHT, [on(A, -5)]),
    ]);
    expect(visitsOf(watched)).toEqual([[A, 0, null]]);
  });

  it("ends with the session that nobody proves", () => {
    const unproven = here("ana", login({ page: pageOn(A) }));
    const watched = watch(
      inTurn(snapshot(0, [unproven]), heartbeat(60), heartbeat(NIGHT)),
    );
    expect(visitsOf(watched)).toEqual([
      [A, 0, 60],
      [A, NIGHT, null],
    ]);
  });
});
