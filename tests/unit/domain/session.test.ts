import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import {
  type Login,
  compareLogins,
  continuity,
  loginOf,
} from "../../../utils/domain/session.ts";
import { login, sec } from "./watching.ts";

const a = (start: number | null, id: string | null = "a"): Login => ({
  id: id === null ? null : sessionId(id),
  startedAt: start === null ? null : sec(start),
});
const NOTHING_SAID = a(null, null);

describe("two logins", () => {
  it.each<readonly [string, Login, Login, ReturnType<typeof compareLogins>]>([
    ["with one id and one start are the same", a(0), a(0), "same"],
    ["with one id are the same", a(null), a(0), "same"],
    ["with one start and no ids are the same", a(0, null), a(0, null), "same"],
    [
      "with one start and one id missing are the same",
      a(0),
      a(0, null),
      "same",
    ],
    ["with two ids are others", a(0, "a"), a(0, "b"), "other"],
    ["with two starts are others", a(0, null), a(1, null), "other"],
    ["with one id and two starts are others", a(0), a(1), "other"],
    [
      "whose ids differ only in case are others (C15)",
      a(0),
      a(0, "A"),
      "other",
    ],
    [
      "whose ids differ only in normalisation are others (C15)",
      a(0, "\u00E9"),
      a(0, "e\u0301"),
      "other",
    ],
    [
      "of which nothing is said cannot be told apart",
      NOTHING_SAID,
      NOTHING_SAID,
      "unsaid",
    ],
    [
      "cannot be told apart by an id on one side",
      a(null),
      NOTHING_SAID,
      "unsaid",
    ],
    [
      "cannot be told apart by an id here and a start there",
      a(null),
      a(0, null),
      "unsaid",
    ],
  ])("%s", (_, one, other, expected) => {
    expect(compareLogins(one, other)).toBe(expected);
    expect(compareLogins(other, one)).toBe(expected);
  });

  it("are compared by id and start of what the platform reports", () => {
    expect(
      loginOf(login({ id: sessionId("a"), startedAt: sec(5), ip: "::1" })),
    ).toEqual(a(5));
  });
});

describe("a presence", () => {
  const [one, two, three] = [a(0, "1"), a(10, "2"), a(20, "3")];

  it.each<
    readonly [
      string,
      readonly Login[],
      readonly Login[],
      ReturnType<typeof continuity>,
    ]
  >([
    ["goes on when its login does", [one], [one], "proven"],
    [
      "goes on when one device of several stays (C16)",
      [one, two],
      [two],
      "proven",
    ],
    ["goes on when a device comes to it", [one], [three, one], "proven"],
    [
      "does not go on when every login is another (C19)",
      [one, two],
      [three],
      "contradicted",
    ],
    [
      "may go on where one login may be the same",
      [one],
      [three, NOTHING_SAID],
      "unsaid",
    ],
    [
      "is proven by one login, whatever the others say",
      [NOTHING_SAID, one],
      [two, one],
      "proven",
    ],
    ["does not go on from nothing", [], [one], "contradicted"],
    ["does not go on to nothing", [one], [], "contradicted"],
  ])("%s", (_, before, now, expected) => {
    expect(continuity(before, now)).toBe(expected);
    expect(continuity(now, before)).toBe(expected);
  });
});
