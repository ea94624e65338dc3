import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noteActs } from "../../../utils/connectors/directus-activity.ts";
import { directusMessageOf } from "../../../utils/connectors/directus-messages.ts";
import { NO_PAGES_LEFT } from "../../../utils/connectors/directus-pages-left.ts";
import {
  type Traces,
  reportOfUser,
} from "../../../utils/connectors/directus-presence.ts";
import { wallClockBy } from "../../../utils/connectors/directus-times.ts";
import { directusUserOf } from "../../../utils/connectors/directus-user.ts";
import { MINUTE, instant } from "../../../utils/domain/instant.ts";
import { addressReader } from "../../../utils/domain/page-reader.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { NOON } from "../../support/builders.ts";

const WINDOW = 5 * MINUTE;

/** Anything that JSON can hold, often under the names that are looked for. */
const json = fc
  .tuple(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom(
        ...["type", "event", "uid", "data", "status", "error", "id", "user"],
        ...["timestamp", "last_access", "last_page", "role", "__proto__"],
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom("subscription", "users", "init", "auth", "error"),
      ),
    ),
  )
  .chain(([value, known]) => fc.constantFrom<unknown>(value, known));

/** What somebody does between two looks, and how long after. */
const step = fc.record({
  waitMs: fc.integer({ min: 0, max: 10 * MINUTE }),
  path: fc.constantFrom("/a", "/b", null),
  accessed: fc.boolean(),
  acted: fc.boolean(),
  /** The worker dies before this look. */
  anew: fc.boolean(),
});

const newTraces = (): Traces => ({
  acts: new Map(),
  paths: new Map(),
  pagesLeft: NO_PAGES_LEFT,
  wallClock: null,
});

describe("Directus", () => {
  it("is read without an exception, whatever it says", () => {
    fc.assert(
      fc.property(json, fc.string(), (value, text) => {
        directusMessageOf(JSON.stringify(value));
        directusMessageOf(text);
        noteActs(new Map(), [value, text]);
        const user = directusUserOf(value);
        if (user === null) return;
        const reading = {
          now: NOON,
          windowMs: WINDOW,
          base: "https://acme.test/admin",
          addressOfPage: addressReader([]),
          pushed: false,
        };
        const { sessions } = reportOfUser(
          user,
          undefined,
          newTraces(),
          reading,
        );
        expect(sessions.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("has people who are online exactly while what they did last is young, and whose activity never goes back", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const addressOfPage = addressReader([]);
        let traces = newTraces();
        let held: Report | undefined;
        let now = Number(NOON);
        let lastAccess: string | null = null;
        for (const { waitMs, path, accessed, acted, anew } of steps) {
          const before = held;
          now += waitMs;
          if (anew) traces = newTraces();
          if (accessed) lastAccess = new Date(now).toISOString();
          const timestamp = new Date(now).toISOString();
          if (acted) noteActs(traces.acts, [{ user: "ana", timestamp }]);
          const user = directusUserOf({
            id: "ana",
            last_access: lastAccess,
            last_page: path,
          });
          if (user === null) throw new Error("A user has an id.");
          held = reportOfUser(user, before, traces, {
            now: instant(now),
            windowMs: WINDOW,
            base: "https://acme.test",
            addressOfPage,
            pushed: false,
          });
          const active = held.lastActiveAt ?? 0;
          expect(active).toBeGreaterThanOrEqual(before?.lastActiveAt ?? 0);
          expect(active).toBeLessThanOrEqual(now);
          expect(held.sessions.length === 1).toBe(now - active < WINDOW);
          if (accessed || acted) expect(active).toBe(now);
          const [session] = held.sessions;
          const [earlier] = before?.sessions ?? [];
          if (session !== undefined && earlier !== undefined)
            expect(session.startedAt).toBe(earlier.startedAt);
        }
      }),
    );
  });

  it("finds the zone of the wall clock by a login, however many refreshes stand beside it", () => {
    const quarter = 15 * MINUTE;
    fc.assert(
      fc.property(
        fc.integer({ min: -48, max: 56 }),
        fc.array(fc.integer({ min: 4000, max: quarter - 4000 }), {
          maxLength: 5,
        }),
        fc.integer({ min: -2500, max: 2500 }),
        (quarters, refreshes, apart) => {
          const ahead = quarters * quarter;
          const pairs = [
            ...refreshes.map((ms) => ({
              wall: NOON + ahead + ms,
              login: NOON,
            })),
            { wall: NOON + ahead + apart, login: NOON },
          ];
          expect(wallClockBy(pairs)?.ahead).toBe(ahead);
        },
      ),
    );
  });
});
