import { describe, expect, it } from "vitest";
import { matches, pageTag } from "../../../platform/api/etag.ts";

const TAG = pageTag({ epoch: "b3f1", seq: 7 }, 0);

describe("entity tag", () => {
  it.each([
    ["the same tag", TAG, true],
    ["its strong form", TAG.replace("W/", ""), true],
    ["a list that has it", `"other", ${TAG}`, true],
    ["a star", "*", true],
    ["another position", pageTag({ epoch: "b3f1", seq: 8 }, 0), false],
    ["another epoch", pageTag({ epoch: "c3f1", seq: 7 }, 0), false],
    ["another page", pageTag({ epoch: "b3f1", seq: 7 }, 5), false],
    ["nothing", undefined, false],
  ])("compares with %s", (_, given, expected) => {
    expect(matches(given, TAG)).toBe(expected);
  });
});
