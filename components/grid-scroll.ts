import type { PersonId } from "../utils/domain/ids.ts";
import { reportAt, slotOf } from "../utils/domain/people-index.ts";
import type { Report } from "../utils/domain/person.ts";
import type { Rows } from "../utils/models/list-model.ts";
import { type Span, shiftAt, spanOf, topToShow } from "./window.ts";

/** Where a person stands in the shown order. */
export const positionOf = (
  { people, slots }: Rows,
  id: PersonId,
): number | null => {
  const slot = slotOf(people.index, id);
  const position = slot === undefined ? -1 : slots.indexOf(slot);
  return position < 0 ? null : position;
};

export const reportAtPosition = (
  { people, slots }: Rows,
  position: number,
): Report | null => {
  const slot = slots[position];
  return slot === undefined ? null : (reportAt(people.index, slot) ?? null);
};

/** Where one list is scrolled to, and how it stays there while rows come and go. */
export class GridScroll {
  top = 0;
  /** Until the first layout: a guess that renders no more than a popup shows. */
  height = 380;
  /** Distance of the pointer from the upper edge of the list; null = it is elsewhere. */
  pointerY: number | null = null;
  /** What the document was told: asking it would force a layout. */
  applied = 0;
  /** The row that gets the keyboard's focus once it is rendered. */
  wanted: number | null = null;

  readonly #rowHeight: number;
  #rows: Rows | null = null;
  #seen = new Map<number, PersonId>();

  constructor(rowHeight: number) {
    this.#rowHeight = rowHeight;
  }

  span(count: number): Span {
    return spanOf(this.top, this.height, this.#rowHeight, count);
  }

  firstSeen(): number {
    return Math.ceil(this.top / this.#rowHeight);
  }

  show(position: number): void {
    this.top = topToShow(position, this.top, this.height, this.#rowHeight);
  }

  /** Rows that were rendered, to find them again after the next revision. */
  remember(seen: Map<number, PersonId>): void {
    this.#seen = seen;
  }

  /**
   * Takes the next rows. The answer to another question is read from its top; news on the same question leave the row
   * under the pointer, else the focused one, else the first one seen where they are.
   */
  follow(rows: Rows, focused: number | null): void {
    const before = this.#rows;
    this.#rows = rows;
    if (before === null || before === rows) return;
    if (before.question !== rows.question) this.top = 0;
    // A first screen in another order says nothing of where its rows stand among all.
    else if (!before.people.whole && rows.people.whole) return;
    else this.top += this.#rowHeight * this.#shift(rows, focused);
    const most = rows.slots.length * this.#rowHeight - this.height;
    this.top = Math.max(
      0,
      rows.people.whole ? Math.min(this.top, most) : this.top,
    );
  }

  #shift(rows: Rows, focused: number | null): number {
    const anchor = this.#anchor(focused);
    if (anchor === null) return 0;
    return shiftAt(anchor, (position) => {
      const id = this.#seen.get(position);
      return id === undefined ? null : positionOf(rows, id);
    });
  }

  #anchor(focused: number | null): number | null {
    if (this.pointerY !== null)
      return Math.floor((this.top + this.pointerY) / this.#rowHeight);
    if (focused !== null && this.#isSeen(focused)) return focused;
    // At the very top nothing is held: who arrives there is what a person at the top waits for.
    return this.top > 0 ? this.firstSeen() : null;
  }

  #isSeen(position: number): boolean {
    const top = position * this.#rowHeight - this.top;
    return top >= 0 && top + this.#rowHeight <= this.height;
  }
}
