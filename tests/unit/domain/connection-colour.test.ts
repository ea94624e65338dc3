import { describe, expect, it } from "vitest";
import {
  CONNECTION_COLOURS,
  coloursOf,
} from "../../../utils/domain/connection-colour.ts";
import { freeColour } from "../../../utils/domain/free-colour.ts";
import { sourceId } from "../../../utils/domain/ids.ts";

const [A, B, C] = [sourceId("a"), sourceId("b"), sourceId("c")];

describe("the colours of connections", () => {
  it("are the chosen ones, and others for those of which none was chosen", () => {
    const colours = coloursOf([
      { id: A },
      { id: B, colour: "blue" },
      { id: C },
    ]);
    expect([...colours.values()].toSorted()).toHaveLength(3);
    expect(colours.get(B)).toBe("blue");
    expect(new Set(colours.values()).size).toBe(3);
  });

  it("stay those of each when the order is another", () => {
    const first = { id: A };
    const other = { id: B, colour: freeColour([first]) };
    expect(coloursOf([other, first])).toEqual(coloursOf([first, other]));
  });

  it("are used again only when all are taken", () => {
    const sources: { id: typeof A; colour: ReturnType<typeof freeColour> }[] =
      [];
    for (const at of Array.from({ length: 9 }).keys())
      sources.push({ id: sourceId(`s${at}`), colour: freeColour(sources) });
    const { length } = CONNECTION_COLOURS;
    const used = sources.map(({ colour }) => colour);
    expect(new Set(used.slice(0, length)).size).toBe(length);
    expect(used.slice(length)).toEqual(CONNECTION_COLOURS.slice(0, 2));
  });
});
