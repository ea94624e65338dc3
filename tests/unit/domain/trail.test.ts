import { describe, expect, test } from "vitest";
import { pageName } from "../../../utils/domain/page-name.ts";
import { type Instant, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Visit } from "../../../utils/domain/session.ts";
import { trailOf } from "../../../utils/domain/trail.ts";
import { NOON, before } from "../../support/builders.ts";
import { finished, running } from "../models/session-builders.ts";

const page = (title: string) => ({ url: null, title, feature: null });
const visit = (title: string, start: Instant, end: Instant): Visit => ({
  page: page(title),
  start,
  end,
});
const FROM = before(15 * MINUTE);

type Asked = Parameters<typeof trailOf>;
const stepsOf = (
  ...[now, over, from, to]: [Asked[0], Asked[1], Instant, Instant]
) =>
  trailOf(now, over, from, to, pageName).map(({ page: name, lengthMs }) => [
    name,
    lengthMs,
  ]);

describe("a trail", () => {
  test("goes from visits that are over to the one that goes on", () => {
    const now = running("ana", {
      visits: [visit("Home", before(8 * MINUTE), before(6 * MINUTE))],
      visit: { page: page("Orders"), since: null, start: before(6 * MINUTE) },
    });
    expect(stepsOf(now, [], FROM, NOON)).toEqual([
      ["Home", 2 * MINUTE],
      ["Orders", 6 * MINUTE],
    ]);
  });

  test("is cut at its beginning, and leaves out what is older", () => {
    const now = running("ana", {
      visits: [
        visit("Old", before(40 * MINUTE), before(20 * MINUTE)),
        visit("Home", before(20 * MINUTE), before(10 * MINUTE)),
      ],
    });
    expect(stepsOf(now, [], FROM, NOON)).toEqual([["Home", 5 * MINUTE]]);
  });

  test("joins visits of one page that follow each other", () => {
    const now = running("ana", {
      visits: [
        visit("Home", before(9 * MINUTE), before(6 * MINUTE)),
        visit("Home", before(6 * MINUTE), before(5 * MINUTE)),
        visit("Orders", before(5 * MINUTE), before(4 * MINUTE)),
        visit("Home", before(4 * MINUTE), before(3 * MINUTE)),
      ],
    });
    expect(stepsOf(now, [], FROM, NOON)).toEqual([
      ["Home", 4 * MINUTE],
      ["Orders", MINUTE],
      ["Home", MINUTE],
    ]);
  });

  test("ends where the person was last seen", () => {
    const now = running("ana", {
      visit: { page: page("Home"), since: null, start: before(3 * MINUTE) },
      seenAt: before(30 * SECOND),
    });
    expect(stepsOf(now, [], FROM, NOON)).toEqual([["Home", 150 * SECOND]]);
  });

  test("has sessions that are over in it, in their order", () => {
    const over = finished("ana", 4 * MINUTE, 5 * MINUTE, {
      visits: [visit("Home", before(9 * MINUTE), before(5 * MINUTE))],
    });
    const now = running("ana", {
      visit: { page: page("Orders"), since: null, start: before(MINUTE) },
    });
    expect(stepsOf(now, [over], FROM, NOON)).toEqual([
      ["Home", 4 * MINUTE],
      ["Orders", MINUTE],
    ]);
    expect(stepsOf(undefined, [], FROM, NOON)).toEqual([]);
  });
});
