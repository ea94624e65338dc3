import { describe, expect, it } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import {
  UNDO_MS,
  broughtBack,
  isOver,
  removalOf,
} from "../../../utils/domain/removal.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";

const AT = localInstant(1_000_000);

const source = (id: string): SourceRecord => ({
  id: sourceId(id),
  connector: "protocol",
  name: id,
  address: `https://${id}.test`,
  generation: 1,
  paused: false,
});

const named = (ids: string): readonly SourceRecord[] =>
  ids.split("").map(source);
const namesOf = (sources: readonly SourceRecord[]): string =>
  sources.map(({ id }) => id).join("");

describe("a removed connection", () => {
  it.each<readonly [string, number, boolean]>([
    ["at once", 0, false],
    ["a moment before its time is over", UNDO_MS - 1, false],
    ["when its time is over", UNDO_MS, true],
    ["long after", 100 * UNDO_MS, true],
    ["when the clock was set back behind its removal", -1, true],
  ])("%s: gone for good is %3$s", (_, after, over) => {
    expect(isOver({ at: AT }, localInstant(AT + after))).toBe(over);
  });

  it("is no removal where there is no such connection", () => {
    expect(removalOf(named("ab"), sourceId("z"), AT)).toBeNull();
  });

  // The connections, which is removed, what they are when it is brought back, what they are then.
  it.each<readonly [string, string, string, string]>([
    ["abc", "a", "bc", "abc"],
    ["abc", "b", "ac", "abc"],
    ["abc", "c", "ab", "abc"],
    ["a", "a", "", "a"],
    // Others came, went and changed places meanwhile.
    ["abc", "c", "a", "ac"],
    ["abc", "c", "abd", "abcd"],
    ["abc", "a", "cb", "acb"],
    ["abcd", "c", "dba", "dbac"],
    // It was saved anew meanwhile, from a page that did not know.
    ["abc", "b", "acb", "acb"],
  ])("of %s, %s comes back among %s as %s", (before, id, now, then) => {
    const removal = removalOf(named(before), sourceId(id), AT);
    expect(removal && namesOf(broughtBack(named(now), removal))).toBe(then);
  });
});
