import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readRecorded,
  writeRecorded,
} from "../../../utils/connectors/recording.ts";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import {
  MINUTE,
  instant,
  localInstant,
} from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import type {
  Account,
  LiveSession,
  Report,
} from "../../../utils/domain/person.ts";
import {
  NOON,
  at,
  delta,
  heartbeat,
  push,
  snapshot,
} from "../../support/builders.ts";
import { pageTitle } from "../../../utils/domain/page-address.ts";
import { HOSTILE_IDS } from "../../property/domain/reports.ts";

/** Text of which nothing is cut off or repaired when it is read. */
const text = fc.option(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);
/** A title in which nothing looks like a secret: the others are written as they are kept, without it. */
const title = text.filter((one) => one === null || pageTitle(one) === one);
const time = fc.option(
  fc.integer({ min: -90, max: 5 }).map((n) => instant(NOON + n * MINUTE)),
);
const count = fc.option(fc.nat());
const address = fc.option(
  fc.constantFrom("https://a.test/", "http://b.test:8080/x/17"),
);

const session: fc.Arbitrary<LiveSession> = fc.record({
  id: fc.option(fc.constantFrom(...HOSTILE_IDS).map(sessionId)),
  startedAt: time,
  lastSeenAt: time,
  lastActiveAt: time,
  hidden: fc.option(fc.boolean()),
  page: fc.option(
    fc.record({ url: address, title, feature: title, since: time }),
  ),
  device: fc.option(fc.record({ browser: text, os: text, type: text })),
  userAgent: text,
  ip: text,
});

const report: fc.Arbitrary<Report> = fc.record({
  id: fc
    .oneof(
      fc.constantFrom(...HOSTILE_IDS),
      fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
    )
    .map(personId),
  name: text,
  email: text,
  role: text,
  company: text,
  account: fc.constantFrom<Account>("active", "pending", "disabled", "unknown"),
  lastLoginAt: fc.oneof(time, fc.constant<"never">("never")),
  lastActiveAt: time,
  lastSeenAt: time,
  url: address,
  counts: fc.option(
    fc.record({ sessions: count, messages: count, questions: count }),
  ),
  sessions: fc.array(session, { maxLength: 3 }),
});

const reports = fc.array(report, { maxLength: 4 });
const ids = fc.array(fc.constantFrom(...HOSTILE_IDS), { maxLength: 3 });
const seq = fc.nat();

const observation: fc.Arbitrary<Observation> = fc
  .oneof(
    fc
      .record({ seq, reports, complete: fc.boolean(), ids })
      .map(({ seq, reports, complete, ids: gone }) =>
        snapshot(seq, reports, {
          complete,
          ...(complete ? {} : { gone: gone.map(personId) }),
        }),
      ),
    fc
      .record({ seq, basis: seq, reports, ids })
      .map(({ seq, basis, reports, ids }) =>
        delta(seq, reports, ids, { basis: at(basis) }),
      ),
    fc
      .record({ seq, reports, ids })
      .map(({ seq, reports, ids }) => push(seq, reports, ids)),
    seq.map((seq) => heartbeat(seq)),
  )
  .map((one) => ({ ...one, serverTime: NOON }));

describe("a recording", () => {
  it("says again what was observed, whatever it was, one line each (I28)", () => {
    fc.assert(
      fc.property(observation, fc.nat(), (observed, now) => {
        const line = writeRecorded(observed, localInstant(now));
        expect(line).not.toMatch(/[\r\n]/);
        expect(readRecorded(line)).toEqual({ ok: true, value: observed });
      }),
    );
  });

  it("is read without a throw, whatever a line holds", () => {
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record(
          {
            kind: fc.constantFrom("snapshot", "delta", "heartbeat", "lost"),
            epoch: fc.jsonValue(),
            seq: fc.jsonValue(),
            serverTime: fc.jsonValue(),
            users: fc.jsonValue(),
            upsert: fc.jsonValue(),
            remove: fc.jsonValue(),
            basis: fc.jsonValue(),
          },
          { requiredKeys: ["kind"] },
        )
        .map((fields) =>
          JSON.stringify({ epoch: "e", seq: 1, serverTime: 1, ...fields }),
        ),
    );
    fc.assert(
      fc.property(line, (written) => {
        const read = readRecorded(written);
        if (!read.ok) expect(read.failure).not.toBe("");
      }),
    );
  });
});
