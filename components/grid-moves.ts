import { groupAround, lineAt } from "../utils/models/lines.ts";
import type { Rows } from "../utils/models/list-model.ts";
import { targetOf } from "./grid-keys.ts";
import { type TypeAhead, nextNamed } from "./type-ahead.ts";

/** What a key does in the list. */
export type Move =
  | { readonly kind: "to"; readonly position: number }
  | { readonly kind: "toggle"; readonly key: string }
  | { readonly kind: "open" | "header" };

/**
 * What a key means at a line; null = nothing.
 * @param page lines that are seen at once
 */
export const moveOf = (
  event: KeyboardEvent,
  rows: Rows,
  from: number,
  page: number,
  typed: TypeAhead,
): Move | null => {
  const across = moveAcross(event.key, rows, from);
  if (across !== null) return across;
  const word = typed.type(event, event.timeStamp);
  const named = word === null ? null : nextNamed(rows, from, word);
  if (word !== null)
    return named === null ? null : { kind: "to", position: named };
  const to = targetOf(event.key, from, page, rows.lines.length);
  if (to === null) return null;
  // The header of a group is a button: the key that presses it is the browser's.
  if (to === "open")
    return lineAt(rows, from)?.kind === "group" ? null : { kind: "open" };
  return to >= 0 ? { kind: "to", position: to } : { kind: "header" };
};

/** Left closes a group, or leads up to its header; right opens it, or leads to its first person. */
const moveAcross = (key: string, rows: Rows, from: number): Move | null => {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const group = groupAround(rows, from);
  if (group === null) return null;
  const isHeader = group.line === from;
  const toggle = { kind: "toggle", key: group.key } as const;
  if (key === "ArrowLeft") {
    if (!isHeader) return { kind: "to", position: group.line };
    return group.collapsed ? null : toggle;
  }
  if (!isHeader) return null;
  return group.collapsed ? toggle : { kind: "to", position: from + 1 };
};
