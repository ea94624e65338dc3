import { describe, expect, it } from "vitest";
import { headerMoveOf } from "../../../components/column-keys.ts";
import { selectingOf } from "../../../components/grid-selecting.ts";

const pressed = (keys: string) => {
  const parts = keys.split("+");
  return {
    key: parts.at(-1) ?? "",
    shiftKey: parts.includes("shift"),
    ctrlKey: parts.includes("ctrl"),
    metaKey: parts.includes("meta"),
    altKey: parts.includes("alt"),
  };
};

describe("a key in the rows", () => {
  it.each([
    [" ", "toggle"],
    ["shift+ ", "stretch"],
    ["shift+ArrowDown", "stretch"],
    ["shift+End", "stretch"],
    ["ctrl+a", "all"],
    ["meta+A", "all"],
    ["ctrl+shift+a", null],
    ["alt+ ", null],
    ["ArrowDown", null],
    ["a", null],
    ["Enter", null],
  ])("%s chooses: %s", (keys, means) => {
    expect(selectingOf(pressed(keys))).toBe(means);
  });
});

describe("a key in the heads of the columns", () => {
  it.each([
    ["ArrowRight", { kind: "step", step: 1 }],
    ["shift+ArrowLeft", { kind: "size", px: -10 }],
    ["ctrl+shift+ArrowRight", { kind: "move", step: 1 }],
    ["ctrl+ArrowRight", null],
    ["alt+ArrowLeft", null],
    ["Enter", null],
  ])("%s means %o", (keys, means) => {
    expect(headerMoveOf(pressed(keys))).toEqual(means);
  });
});
