import { describe, expect, test } from "vitest";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import {
  finishedAsKept,
  runningAsKept,
} from "../../../utils/domain/kept-session.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import {
  SESSION_COLUMNS,
  type SessionRow,
  kindOfSession,
  sessionRows,
  valueOfSession,
} from "../../../utils/domain/session-rows.ts";
import type { PersonSession } from "../../../utils/domain/told-session.ts";
import { NOON, before } from "../../support/builders.ts";
import { finished, running } from "../models/session-builders.ts";

const PERSON = { id: personId("ana"), name: "Ana", email: "ana@acme.test" };
const page = (feature: string) => ({ url: null, title: null, feature });
const visit = (feature: string) => ({
  page: page(feature),
  start: NOON,
  end: NOON,
});

const talk = (
  agoMs: number,
  title: string | null,
  count: number | null,
): PersonSession => ({
  session: {
    id: sessionId(`t${agoMs}`),
    person: PERSON.id,
    start: before(agoMs),
    end: before(agoMs - 5 * MINUTE),
    engagedMs: 4 * MINUTE,
    away: [],
    visits: [],
  },
  device: null,
  userAgent: null,
  ip: null,
  talk:
    title === null && count === null
      ? null
      : { title, url: "https://acme.test/t", count, messages: [] },
});

const valuesOf = (row: SessionRow | undefined) =>
  row === undefined
    ? null
    : Object.fromEntries(
        SESSION_COLUMNS.map((column) => [
          column,
          valueOfSession(column, row, { person: PERSON, nameOf: pageName }),
        ]),
      );

describe("a file of one person's sessions", () => {
  test("has one row a session, the newest first, with all that is kept", () => {
    const old = finished("ana", HOUR, 5 * HOUR, {
      engagedMs: 40 * MINUTE,
      cutMs: 10 * MINUTE,
      visits: [visit("Orders"), visit("Help"), visit("Orders")],
      told: true,
    });
    const rows = sessionRows(
      [old, finished("ana", HOUR, 2 * HOUR)].map(finishedAsKept),
      [],
    );
    expect(rows.map(({ start }) => start)).toEqual([
      before(3 * HOUR),
      before(6 * HOUR),
    ]);
    expect(valuesOf(rows[1])).toEqual({
      ...PERSON,
      start: before(6 * HOUR),
      end: before(5 * HOUR),
      lengthSeconds: 50 * 60,
      engagedSeconds: 40 * 60,
      certainty: "exact",
      origin: "platform",
      pages: "Orders; Help",
      title: null,
      link: null,
      messages: null,
    });
    expect(kindOfSession("start")).toBe("time");
    expect(kindOfSession("origin")).toBe("text");
  });

  test("says what is not known instead of making it up", () => {
    const [once] = sessionRows(
      [finishedAsKept(finished("ana", 0, HOUR, { seenOnce: true }))],
      [],
    );
    expect(once).toMatchObject({ lengthMs: null, certainty: "seen_once" });
    const [early] = sessionRows(
      [finishedAsKept(finished("ana", HOUR, HOUR, { atLeast: true }))],
      [],
    );
    expect(early).toMatchObject({ lengthMs: HOUR, certainty: "at_least" });
    const coverage = {
      ended: [],
      running: { from: before(HOUR), to: NOON, before: 0 },
    };
    const live = running("ana", { visits: [visit("Help")] });
    const [open] = sessionRows(
      [runningAsKept(live, coverage, NOON, 10 * MINUTE)],
      [],
    );
    expect(open).toMatchObject({
      end: null,
      lengthMs: 10 * MINUTE,
      certainty: "goes_on",
      origin: "observed",
      pages: [page("Help")],
    });
  });

  test("has each conversation once: with its session, or alone where that is not kept", () => {
    const kept = finishedAsKept(finished("ana", HOUR, 2 * HOUR));
    const rows = sessionRows(
      [kept],
      [
        talk(2.5 * HOUR, "Invoice", 3),
        talk(2 * HOUR, "Parcel", null),
        talk(40 * HOUR, null, 7),
        talk(30 * HOUR, null, null),
      ],
    );
    expect(rows).toHaveLength(2);
    expect(valuesOf(rows[0])).toMatchObject({
      title: "Invoice; Parcel",
      link: "https://acme.test/t",
      messages: 3,
      lengthSeconds: 3600,
    });
    expect(valuesOf(rows[1])).toMatchObject({
      start: before(40 * HOUR),
      title: null,
      messages: 7,
      lengthSeconds: 300,
      engagedSeconds: 240,
      origin: "platform",
      certainty: "exact",
    });
  });
});
