import { unreachable } from "../utils/domain/result.ts";
import { lineAt } from "../utils/models/lines.ts";
import type { Rows } from "../utils/models/list-model.ts";
import type { SelectionModel } from "../utils/models/selection-model.ts";
import { idOf } from "./grid-body.ts";

/** What a key does with the choice of rows. */
export type Selecting = "toggle" | "stretch" | "all";

const MOVES: readonly string[] = [
  "ArrowUp",
  "ArrowDown",
  "PageUp",
  "PageDown",
  "Home",
  "End",
];

/** What a key means to the choice of rows; null = nothing. "stretch": up to where the same key leads without Shift. */
export const selectingOf = ({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey"
>): Selecting | null => {
  if (altKey) return null;
  if (ctrlKey || metaKey)
    return key.toLowerCase() === "a" && !shiftKey ? "all" : null;
  if (key === " ") return shiftKey ? "stretch" : "toggle";
  return shiftKey && MOVES.includes(key) ? "stretch" : null;
};

/** Does it. @param from line of the row with the focus; `to`: where the key leads */
export const chooseByKey = (
  selection: SelectionModel,
  selecting: Selecting,
  rows: Rows,
  from: number,
  to: number,
): void => {
  switch (selecting) {
    case "all":
      return selection.all();
    case "stretch":
      return selection.stretch(from, to);
    case "toggle": {
      const line = lineAt(rows, from);
      if (line?.kind === "person") selection.toggle(line.report.id);
      return;
    }
    default:
      return unreachable(selecting);
  }
};

/**
 * A click that chooses rows: on the box of one, with Control (Command) anywhere on one, or with Shift up to one.
 * @param focused line of the row with the focus
 * @returns the line that was clicked; null: the click means something else
 */
export const chooseClicked = (
  event: MouseEvent,
  selection: SelectionModel,
  focused: number | null,
): number | null => {
  // CAST: the target of a click inside an element is an element.
  const target = event.target as Element;
  const row = target.closest<HTMLElement>("[data-person]");
  const id = idOf(row);
  if (row === null || id === null) return null;
  const line = Number(row.dataset["line"]);
  if (event.shiftKey) selection.stretch(focused ?? line, line);
  else if (
    event.ctrlKey ||
    event.metaKey ||
    target.closest("[data-choose]") !== null
  )
    selection.toggle(id);
  else return null;
  return line;
};
