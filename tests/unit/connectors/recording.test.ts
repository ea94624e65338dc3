import { describe, expect, it } from "vitest";
import {
  readRecorded,
  writeLost,
  writeRecorded,
} from "../../../utils/connectors/recording.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import type { Recorded } from "../../../utils/domain/replay.ts";
import {
  NOON,
  at,
  delta,
  heartbeat,
  online,
  person,
  push,
  session,
  snapshot,
} from "../../support/builders.ts";

const HERE = localInstant(1_770_000_000_000);
const stamp = { epoch: "e1", seq: 7, serverTime: NOON };

/** What a line says; a failure is its sentence. */
const read = (line: unknown): Recorded | string => {
  const text = typeof line === "string" ? line : JSON.stringify(line);
  const recorded = readRecorded(text);
  return recorded.ok ? recorded.value : recorded.failure;
};

const again = (observation: Observation): Recorded | string =>
  read(writeRecorded(observation, HERE));

describe("a line of a recording", () => {
  it("is read as what was observed", () => {
    expect(read({ ...stamp, kind: "heartbeat", at: 1 })).toEqual(
      heartbeat(7, { serverTime: NOON }),
    );
    expect(
      read({ ...stamp, kind: "snapshot", users: [{ id: "bo" }] }),
    ).toMatchObject({
      kind: "snapshot",
      complete: true,
      reports: [{ id: "bo" }],
    });
    expect(
      read({
        ...stamp,
        kind: "delta",
        upsert: [{ id: "bo" }],
        remove: ["ana"],
      }),
    ).toMatchObject({
      kind: "delta",
      basis: at(6),
      pushed: true,
      upserts: [{ id: "bo" }],
      removals: ["ana"],
    });
    expect(read(writeLost(HERE))).toEqual({ kind: "lost" });
  });

  it("says on which answer a delta stands that was found by comparing two", () => {
    expect(
      read({ ...stamp, kind: "delta", basis: 4, remove: ["a"] }),
    ).toMatchObject({
      basis: at(4),
      pushed: false,
      upserts: [],
      removals: ["a"],
    });
  });

  it("is a delta of nobody where neither list is there", () => {
    expect(read({ ...stamp, kind: "delta" })).toMatchObject({
      upserts: [],
      removals: [],
    });
  });

  it("says when it holds a part of the list only", () => {
    const users = [{ id: "bo" }];
    const complete = (line: object) => {
      const recorded = read({ ...stamp, kind: "snapshot", users, ...line });
      return typeof recorded === "object" && recorded.kind === "snapshot"
        ? recorded.complete
        : null;
    };
    expect(complete({})).toBe(true);
    expect(complete({ complete: true })).toBe(true);
    expect(complete({ complete: false })).toBe(false);
    // A row without an id is somebody (C2).
    expect(complete({ users: [...users, { name: "who?" }] })).toBe(false);
  });

  it("keeps a person whose fields cannot be read (C2, C4)", () => {
    expect(
      read({
        ...stamp,
        kind: "snapshot",
        users: [
          {
            id: "bo",
            name: 7,
            account: "golden",
            lastSeenAt: -5,
            lastActiveAt: "2026-02-30",
            sessions: [{ startedAt: 1e18, lastSeenAt: 1_770_000_000 }],
          },
        ],
      }),
    ).toMatchObject({
      complete: true,
      reports: [
        {
          id: "bo",
          name: null,
          account: "unknown",
          lastSeenAt: null,
          lastActiveAt: null,
          sessions: [{ startedAt: null, lastSeenAt: null }],
        },
      ],
    });
  });

  it.each([
    ["whose upsert holds a row without an id", { upsert: [{ name: "who?" }] }],
    ["whose upsert holds no object", { upsert: [3] }],
    ["whose remove holds no id", { remove: [""] }],
  ])("is a hole in the stream when it is a delta %s (E24)", (_, content) => {
    expect(read({ ...stamp, kind: "delta", ...content })).toEqual({
      kind: "unreadable",
    });
  });

  it.each<readonly [string, unknown, string]>([
    ["no JSON", "{", "is not JSON"],
    ["no object", [1], "is not an object"],
    ["nothing", null, "is not an object"],
    ["of no kind", { ...stamp }, "has the unknown kind null"],
    [
      "of an unknown kind",
      { ...stamp, kind: "rumour" },
      'has the unknown kind "rumour"',
    ],
    [
      "without an epoch",
      { ...stamp, kind: "heartbeat", epoch: "" },
      "has no epoch",
    ],
    [
      "with half a number",
      { ...stamp, kind: "heartbeat", seq: 1.5 },
      "has no seq that is a whole number",
    ],
    [
      "below zero",
      { ...stamp, kind: "heartbeat", seq: -1 },
      "has no seq that is a whole number",
    ],
    [
      "with a date for a time",
      { ...stamp, kind: "heartbeat", serverTime: "2026-03-04" },
      "has no serverTime in whole milliseconds",
    ],
    [
      "that lists nobody",
      { ...stamp, kind: "snapshot", users: {} },
      "is a snapshot without users",
    ],
    [
      "that changes no list",
      { ...stamp, kind: "delta", upsert: {} },
      "is a delta whose upsert or remove is no list",
    ],
  ])("%s is refused in a sentence", (_, line, sentence) => {
    expect(read(line)).toBe(sentence);
  });
});

describe("what was observed", () => {
  it.each<readonly [string, Observation]>([
    ["a heartbeat", heartbeat(3)],
    ["a list", snapshot(3, [online("ana"), person("__proto__")])],
    ["a part of a list", snapshot(3, [online("ana")], { complete: false })],
    ["an empty list", snapshot(3, [])],
    ["a push", push(3, [online("ana")], ["bo"])],
    [
      "two compared answers",
      delta(9, [online("ana")], ["bo"], { basis: at(3) }),
    ],
    [
      "who never logged in",
      snapshot(3, [person("a", { lastLoginAt: "never" })]),
    ],
    [
      "every field",
      snapshot(3, [
        person("ana", {
          name: "Ana \u{1F642}",
          email: "ana@a.test",
          role: "owner",
          company: "A",
          account: "pending",
          lastLoginAt: NOON,
          lastActiveAt: NOON,
          lastSeenAt: NOON,
          url: "https://a.test/people/ana",
          counts: { sessions: 0, messages: null, questions: 7 },
          sessions: [
            session({
              hidden: true,
              page: {
                url: "https://a.test/x",
                title: "X",
                feature: null,
                since: NOON,
              },
              device: { browser: "Chrome", os: null, type: "desktop" },
              userAgent: "Mozilla/5.0",
              ip: "::1",
            }),
          ],
        }),
      ]),
    ],
  ])("is written and read again: %s", (_, observation) => {
    expect(again(observation)).toEqual(observation);
  });

  it("keeps on which numbering a compared change stands, when the platform began another", () => {
    const change = delta(1, [online("ana")], [], {
      position: at(1, "e2"),
      basis: at(7, "e1"),
    });
    expect(again(change)).toEqual(change);
  });

  it("is one line each, whatever it holds", () => {
    const line = writeRecorded(
      snapshot(3, [person("a\nb", { name: "\u2028\r\n" })]),
      HERE,
    );
    expect(line).not.toMatch(/[\r\n]/);
    expect(JSON.parse(line)).toMatchObject({ at: HERE, kind: "snapshot" });
  });
});
