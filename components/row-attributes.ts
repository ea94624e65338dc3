import type { Mark } from "../utils/domain/facts.ts";
import type { RowProps } from "./people-grid.tsx";

type Placed = Pick<
  RowProps,
  "report" | "position" | "isTabbable" | "isOpen"
> & {
  readonly mark: Mark;
};

/** What makes an element a row of the list: its role, its place in the whole list, and whom it stands for. */
export const rowAttributes = ({
  report,
  position,
  mark,
  isTabbable,
  isOpen,
}: Placed) => ({
  class: `row is-${mark}${isOpen ? " is-open" : ""}`,
  role: "row" as const,
  "aria-rowindex": position + 2,
  "aria-selected": isOpen,
  "data-person": report.id,
  tabIndex: isTabbable ? 0 : -1,
  style: { transform: `translateY(calc(${position} * var(--row)))` },
});
