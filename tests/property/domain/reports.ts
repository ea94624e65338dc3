import fc from "fast-check";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import { MINUTE, instant } from "../../../utils/domain/instant.ts";
import type {
  Account,
  LiveSession,
  Report,
} from "../../../utils/domain/person.ts";
import { NOON } from "../../support/builders.ts";

/** Ids that break what is built on objects, on case folding or on normalisation (I28). */
export const HOSTILE_IDS = [
  "__proto__",
  "constructor",
  "toString",
  "a",
  "A",
  "é",
  "e\u0301",
  "\u202Ea",
  "a\u200b",
  " ",
  "x".repeat(128),
] as const;

export const anyId = fc.constantFrom(...HOSTILE_IDS).map(personId);
const time = fc.option(
  fc
    .integer({ min: -90, max: 5 })
    .map((minutes) => instant(NOON + minutes * MINUTE)),
);
const text = fc.option(
  fc.constantFrom(
    "Ana",
    "ana",
    "Bo 2",
    "Bo 10",
    "Łucja",
    "a+b",
    "(x|y)*",
    "[",
    "\\d",
    ".",
  ),
);
const count = fc.option(fc.nat(1000));

export const anySession: fc.Arbitrary<LiveSession> = fc.record({
  id: fc.option(fc.constantFrom("s1", "s2").map(sessionId)),
  startedAt: time,
  lastSeenAt: time,
  lastActiveAt: time,
  hidden: fc.option(fc.boolean()),
  page: fc.option(
    fc.record({
      url: fc.option(
        fc.constantFrom("https://a.test/x", "https://a.test/orders/17"),
      ),
      title: text,
      feature: text,
      since: time,
    }),
  ),
  device: fc.option(fc.record({ browser: text, os: text, type: text })),
  userAgent: text,
  ip: fc.option(fc.constantFrom("203.0.113.7", "::1")),
});

const account = fc.constantFrom<Account>(
  "active",
  "pending",
  "disabled",
  "unknown",
);

/** A report with anything in it that a connector may say. */
export const anyReport: fc.Arbitrary<Report> = fc.record({
  id: anyId,
  name: text,
  email: fc.option(
    fc.constantFrom("ana@acme.test", "BO@acme.test", "c+d@acme.test"),
  ),
  role: fc.option(fc.constantFrom("owner", "admin", "Owner")),
  company: text,
  account,
  lastLoginAt: fc.oneof(time, fc.constant<"never">("never")),
  lastActiveAt: time,
  lastSeenAt: time,
  url: text,
  counts: fc.option(
    fc.record({ sessions: count, messages: count, questions: count }),
  ),
  sessions: fc.array(anySession, { maxLength: 3 }),
});

/** A list: each person once. */
export const anyList: fc.Arbitrary<readonly Report[]> = fc.uniqueArray(
  anyReport,
  {
    selector: ({ id }) => id,
    maxLength: HOSTILE_IDS.length,
  },
);
