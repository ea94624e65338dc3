import { describe, expect, it } from "vitest";
import {
  accessTime,
  wallClockBy,
  wallTime,
  zonedTime,
} from "../../../utils/connectors/directus-times.ts";
import {
  type Instant,
  HOUR,
  MINUTE,
  SECOND,
  instant,
} from "../../../utils/domain/instant.ts";
import { NOON } from "../../support/builders.ts";
import { captured } from "../../support/captures.ts";

/** Answers of a login, with the clocks of the server and of UTC beside each other. */
interface Zones {
  readonly users?: { readonly data: readonly { last_access: string }[] };
  readonly last_access?: { readonly data: readonly { last_access: string }[] };
  readonly activity: { readonly data: readonly { timestamp: string }[] };
  readonly clockUTC: string;
}

const recordedZone = (file: string) => {
  // CAST: so the recorder wrote them.
  const zones = captured(`directus/timezone-of-last_access-${file}`) as Zones;
  const login = zonedTime(zones.activity.data[0]?.timestamp);
  if (login === null) throw new Error("No login was recorded.");
  const access = (zones.users ?? zones.last_access)?.data[0]?.last_access;
  return { access, login, clock: Date.parse(zones.clockUTC) };
};

const utc = (text: string): Instant => instant(Date.parse(text));

const pair = (wall: string, login: string) => ({
  wall: Date.parse(`${wall}Z`),
  login: utc(login),
});

describe("times of Directus", () => {
  it.each([
    ["UTC", 0],
    ["America_New_York", -5 * HOUR],
  ])("tells by a login where the clock of SQLite hangs: %s", (file, ahead) => {
    const { access, login, clock } = recordedZone(file);
    const wall = wallTime(access) ?? Number.NaN;
    const hangs = wallClockBy([{ wall, login }]);
    expect(hangs?.ahead).toBe(ahead);
    const time = accessTime(access, hangs) ?? 0;
    expect(Math.abs(clock - time)).toBeLessThan(2 * SECOND);
  });

  it("takes the times of PostgreSQL as they are, wherever server and database stand", () => {
    const { access, login } = recordedZone(
      "postgres-server_Asia_Tokyo-db_America_New_York",
    );
    expect(wallTime(access)).toBeNull();
    const time = accessTime(access, null);
    expect(time).toBe(utc("2026-11-21T02:37:14.214Z"));
    expect(Math.abs((time ?? 0) - login)).toBeLessThan(SECOND);
  });

  it("knows no time while nobody has logged in to tell the zone", () => {
    expect(wallClockBy([])).toBeNull();
    expect(accessTime("2026-11-20T20:47:53", null)).toBeNull();
  });

  it.each<[string, ReturnType<typeof pair>[], number | null]>([
    [
      "believes no row that a refresh moved on",
      [pair("2026-11-20T20:54:10", "2026-11-21T01:47:53Z")],
      null,
    ],
    [
      "looks for the login that no refresh followed",
      [
        pair("2026-11-20T20:54:10", "2026-11-21T01:47:53Z"),
        pair("2026-11-20T20:30:00", "2026-11-21T01:29:59Z"),
      ],
      -5 * HOUR,
    ],
    [
      "believes the newest login, since summer time changes",
      [
        pair("2026-10-30T10:00:00", "2026-10-30T14:00:00Z"),
        pair("2026-11-02T10:00:00", "2026-11-02T15:00:00Z"),
      ],
      -5 * HOUR,
    ],
    [
      "knows zones of half and quarter hours",
      [pair("2026-11-21T07:32:00", "2026-11-21T01:47:00Z")],
      5 * HOUR + 45 * MINUTE,
    ],
    [
      "takes no day for a zone",
      [pair("2026-11-22T01:47:53", "2026-11-21T01:47:53Z")],
      null,
    ],
    [
      "allows for the seconds between the two writes",
      [pair("2026-11-21T01:47:53", "2026-11-21T01:47:55.900Z")],
      0,
    ],
  ])("%s", (_, pairs, ahead) => {
    expect(wallClockBy(pairs)?.ahead ?? null).toBe(ahead);
  });

  it("believes no older login than the one that it knows", () => {
    const summer = pair("2026-10-30T10:00:00", "2026-10-30T14:00:00Z");
    const winter = pair("2026-11-02T10:00:00", "2026-11-02T15:00:00Z");
    const known = wallClockBy([winter]);
    expect(wallClockBy([summer], known)).toEqual(known);
    expect(wallClockBy([winter], wallClockBy([summer]))).toEqual(known);
  });

  it.each([
    null,
    7,
    "",
    "yesterday",
    "2026-11-21",
    "2026-13-45T99:99:99Z",
    "0001-01-01T00:00:00Z",
    "2026-11-21T01:47:53Z; DROP TABLE",
    `2026-11-21T01:47:53.${"9".repeat(5000)}Z`,
    {},
    ["2026-11-21T01:47:53Z"],
  ])("reads no time in %j", (value) => {
    expect([
      zonedTime(value),
      wallTime(value),
      accessTime(value, { ahead: 0, login: NOON }),
    ]).toEqual([null, null, null]);
  });

  it("reads a time with an offset", () => {
    expect(zonedTime("2026-11-21T10:00:00+09:00")).toBe(
      utc("2026-11-21T01:00:00Z"),
    );
  });
});
