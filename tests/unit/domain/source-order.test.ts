import { describe, expect, it } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import { inOrder } from "../../../utils/domain/source-order.ts";

const [a, b, c] = ["a", "b", "c"].map((id) => ({ id: sourceId(id) }));
if (a === undefined || b === undefined || c === undefined) throw new Error();

describe("the order of connections", () => {
  it("is the named one; who is not named comes last, as before", () => {
    expect(inOrder([a, b, c], [c.id])).toEqual([c, a, b]);
    expect(inOrder([a, b, c], [b.id, c.id, a.id])).toEqual([b, c, a]);
  });

  it("pays no heed to ids that are none", () => {
    expect(inOrder([a, b], [c.id, b.id])).toEqual([b, a]);
  });
});
