import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { sessionTrail } from "../../../utils/domain/session-trail.ts";
import { NOON, before } from "../../support/builders.ts";

const page = (url: string) => ({ url, title: null, feature: null });

describe("a trail", () => {
  const first = {
    page: page("/orders"),
    start: before(9 * MINUTE),
    end: before(5 * MINUTE),
  };
  const second = { page: page("/team"), start: before(5 * MINUTE), end: NOON };

  it("has the newest page first, and the one that goes on before all", () => {
    const visit = { page: page("/home"), since: null, start: NOON };
    expect(sessionTrail({ visits: [first, second], visit })).toEqual([
      { page: page("/home"), start: NOON, end: null },
      second,
      first,
    ]);
  });

  it("is of past pages alone while the person is on none", () => {
    expect(sessionTrail({ visits: [first], visit: null })).toEqual([first]);
    expect(sessionTrail({ visits: [], visit: null })).toEqual([]);
  });
});
