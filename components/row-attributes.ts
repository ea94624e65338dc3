import type { Mark } from "../utils/domain/facts.ts";
import type { RowProps } from "./row-props.ts";

type Placed = Pick<
  RowProps,
  | "report"
  | "position"
  | "rank"
  | "stuck"
  | "isTabbable"
  | "isOpen"
  | "isSelected"
> & {
  readonly mark: Mark;
};

/** What makes an element a row of the list: its role, its place in the whole list, and whom it stands for. */
export const rowAttributes = ({
  report,
  position,
  rank,
  stuck,
  mark,
  isTabbable,
  isOpen,
  isSelected,
}: Placed) => ({
  class: `row is-${mark}${isOpen ? " is-open" : ""}${isSelected ? " is-selected" : ""}${stuck ? " is-stuck" : ""}`,
  role: "row" as const,
  // Its place among the people, in closed groups too; the header is the first row.
  "aria-rowindex": rank + 2,
  "data-line": position,
  "aria-selected": isSelected ?? isOpen,
  "data-person": report.own ?? report.id,
  "data-listed": report.own && report.id,
  tabIndex: isTabbable ? 0 : -1,
  style: { transform: `translateY(calc(${position} * var(--row)))` },
});
