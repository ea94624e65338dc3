import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
import { forgetsEnds, lastEndsOf } from "../../../utils/storage/last-ends.ts";
import type { DeltaRecord } from "../../../utils/storage/records.ts";
import { NOON, after, before } from "../../support/builders.ts";
import { SOURCE } from "./journal-world.ts";

const ended = (person: string, ago: number) => ({
  person: personId(person),
  end: before(ago),
});

const deltaAt = (
  revision: number,
  ...lastEnds: DeltaRecord["lastEnds"]
): DeltaRecord => ({
  source: SOURCE,
  revision,
  serverTime: NOON,
  upserts: [],
  removals: [],
  running: [],
  gone: [],
  lastEnds,
});

/** A keyframe at 5, and deltas after it. */
const read = (forgotAt: number | null) =>
  [
    ...valuesOf(
      lastEndsOf(
        {
          keyframe: 5,
          forgot: forgotAt === null ? null : { at: NOON, revision: forgotAt },
        },
        [ended("old", DAY + 1), ended("new", DAY), ended("again", 2 * DAY)],
        [
          deltaAt(6, ended("old6", DAY + 1), ended("new6", HOUR)),
          deltaAt(7, ended("old7", DAY + 1), ended("again", 0)),
        ],
      ),
    ),
  ].map(({ person }) => person);

describe("the last ends of a journal", () => {
  it("are all of them until memory forgets", () => {
    expect(read(null)).toEqual(["old", "new", "again", "old6", "new6", "old7"]);
  });

  it("are without what memory forgot, up to the revision at which it did", () => {
    expect(read(7)).toEqual(["new", "again", "new6"]);
    expect(read(6)).toEqual(["new", "new6", "old7", "again"]);
    expect(read(5)).toEqual(["new", "old6", "new6", "old7", "again"]);
  });

  it("of a later keyframe are those of memory: what is old there came after the forgetting", () => {
    expect(read(4)).toEqual(read(null));
  });

  it("are forgotten when an hour has begun, of the platform's clock", () => {
    expect(forgetsEnds(null, NOON)).toBe(false);
    expect(forgetsEnds(NOON, after(HOUR - 1))).toBe(false);
    expect(forgetsEnds(NOON, after(HOUR))).toBe(true);
    expect(forgetsEnds(before(1), NOON)).toBe(true);
  });
});
