import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Presence,
  createPresence,
} from "../../../utils/connectors/phoenix-presence.ts";
import { type Fields, fieldsOf } from "../../../utils/domain/outside-value.ts";

interface Step {
  readonly event: "presence_state" | "presence_diff";
  readonly payload: string;
  readonly callbacks: readonly (readonly [
    "join" | "leave",
    string,
    ...unknown[],
  ])[];
  readonly state: readonly (readonly [string, readonly Fields[]])[];
}

/** What the official client made of what a server said. */
const { cases } = JSON.parse(
  readFileSync(
    "tests/fixtures/captures/phoenix/presence-reference-vectors.json",
    "utf8",
  ),
  // CAST: the recording's own shape, beside it in its README.
) as { readonly cases: readonly (readonly Step[])[] };

const fields = (text: string): Fields => {
  const read = fieldsOf(JSON.parse(text));
  if (read === null) throw new Error(`No object: ${text}`);
  return read;
};

const sorted = (presence: Presence) =>
  [...presence.now()].toSorted(([a], [b]) => (a < b ? -1 : 1));

const tell = (
  presence: Presence,
  { event, payload }: Pick<Step, "event" | "payload">,
) =>
  event === "presence_state"
    ? presence.takeState(fields(payload))
    : presence.takeDiff(fields(payload));

const meta = (ref: string, more: object = {}) => ({ phx_ref: ref, ...more });
const someone = (...refs: readonly string[]) => ({
  metas: refs.map((ref) => meta(ref)),
});

const started = (state: object): Presence => {
  const presence = createPresence();
  presence.takeState(fields(JSON.stringify(state)));
  return presence;
};

const diff = (joins: object, leaves: object) =>
  fields(JSON.stringify({ joins, leaves }));

describe("presences", () => {
  it("has the recorded sequences", () => {
    expect(cases).toHaveLength(20);
    expect(JSON.stringify(cases)).toContain("__proto__");
  });

  it.each(cases.map((steps, index) => [index, steps] as const))(
    "are what the official client makes of them: sequence %i",
    (_, steps) => {
      const presence = createPresence();
      for (const step of steps) {
        const told = tell(presence, step);
        expect(sorted(presence)).toEqual(step.state);
        // Whom the client calls back for is who was touched; while diffs wait, nobody.
        if (told instanceof Set)
          expect(told).toEqual(new Set(step.callbacks.map(([, key]) => key)));
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it("of one key are several while they are connected several times, the newest last", () => {
    const presence = started({ ana: someone("1") });
    presence.takeDiff(diff({ ana: someone("2") }, {}));
    expect(sorted(presence)).toEqual([["ana", [meta("1"), meta("2")]]]);
    presence.takeDiff(diff({}, { ana: someone("1") }));
    expect(sorted(presence)).toEqual([["ana", [meta("2")]]]);
    presence.takeDiff(diff({}, { ana: someone("2") }));
    expect(sorted(presence)).toEqual([]);
  });

  it("of which a meta changed have the new one alone", () => {
    const presence = started({
      ana: { metas: [meta("1", { page: "/pricing" })] },
    });
    const joins = {
      ana: { metas: [meta("2", { phx_ref_prev: "1", page: "/checkout" })] },
    };
    expect(presence.takeDiff(diff(joins, { ana: someone("1") }))).toEqual(
      new Set(["ana"]),
    );
    expect(presence.now().get("ana")).toEqual([
      meta("2", { phx_ref_prev: "1", page: "/checkout" }),
    ]);
  });

  it("wait for the state with the diffs that come before it", () => {
    const presence = createPresence();
    expect(presence.takeDiff(diff({ cy: someone("3") }, {}))).toEqual(
      new Set(),
    );
    expect(presence.takeDiff(diff({}, { bo: someone("2") }))).toEqual(
      new Set(),
    );
    expect(sorted(presence)).toEqual([]);
    presence.takeState(
      fields(JSON.stringify({ ana: someone("1"), bo: someone("2") })),
    );
    expect(sorted(presence).map(([key]) => key)).toEqual(["ana", "cy"]);
  });

  it("stay as they are after another joining, until its state came", () => {
    const presence = started({ ana: someone("1"), bo: someone("2") });
    presence.rejoin();
    expect(presence.takeDiff(diff({}, { ana: someone("1") }))).toEqual(
      new Set(),
    );
    expect(sorted(presence)).toHaveLength(2);
    presence.takeState(
      fields(JSON.stringify({ ana: someone("1"), dee: someone("4") })),
    );
    expect(sorted(presence).map(([key]) => key)).toEqual(["dee"]);
  });

  it.each<readonly [string, unknown]>([
    ["somebody who is nothing", { ana: null }],
    ["somebody without metas", { ana: {} }],
    ["metas that are no list", { ana: { metas: { 0: {} } } }],
    ["a meta that is none", { ana: { metas: [7] } }],
    ["a meta that is a list", { ana: { metas: [[]] } }],
  ])("are none with %s, and half of them are not taken", (_, part) => {
    const presence = started({ bo: someone("2") });
    const broken = { cy: someone("3"), ...fields(JSON.stringify(part)) };
    expect(presence.takeState(fields(JSON.stringify(broken)))).toBe(false);
    expect(presence.takeDiff(diff(broken, {}))).toBeNull();
    expect(presence.takeDiff(diff({}, broken))).toBeNull();
    expect(sorted(presence)).toEqual([["bo", [meta("2")]]]);
  });

  it.each([{}, { joins: {} }, { leaves: {} }, { joins: [], leaves: {} }])(
    "are not told by %j",
    (payload) => {
      expect(started({}).takeDiff(payload)).toBeNull();
    },
  );

  it("do not wait for a state for ever", () => {
    const presence = createPresence();
    const empty = diff({}, {});
    for (let times = 0; times < 10_000; times++)
      expect(presence.takeDiff(empty)).not.toBeNull();
    expect(presence.takeDiff(empty)).toBeNull();
  });

  it("know metas that have no reference as one", () => {
    const presence = started({ ana: { metas: [{ page: "/a" }] } });
    presence.takeDiff(diff({ ana: { metas: [{ page: "/b" }] } }, {}));
    expect(presence.now().get("ana")).toEqual([{ page: "/b" }]);
  });
});
