import { describe, expect, it } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import { shownOf } from "../../../utils/domain/shown-connection.ts";

const [a, b, c] = ["a", "b", "c"].map((id) => ({ id: sourceId(id) }));
if (a === undefined || b === undefined || c === undefined) throw new Error();

describe("the connection that is shown", () => {
  it("is the chosen one of several", () => {
    expect(shownOf([a, b], b.id)).toBe("b");
    expect(shownOf([a, b], null)).toBeNull();
  });

  it("is all of them when the chosen one is gone", () => {
    expect(shownOf([a, b], c.id)).toBeNull();
  });

  it("is no choice where there is but one", () => {
    expect(shownOf([a], a.id)).toBeNull();
    expect(shownOf([], a.id)).toBeNull();
  });
});
