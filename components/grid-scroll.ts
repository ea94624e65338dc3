import { positionOf } from "../utils/models/lines.ts";
import type { Rows } from "../utils/models/list-model.ts";
import { type Span, shiftAt, spanOf, topToShow } from "./window.ts";

/** Where one list is scrolled to, and how it stays there while rows come and go. */
export class GridScroll {
  top = 0;
  /** Until the first layout: a guess that renders no more than a popup shows. */
  height = 380;
  /** Distance of the pointer from the upper edge of the list; null = it is elsewhere. */
  pointerY: number | null = null;
  /** Where the list's upper edge is in the window; null = not laid out yet. */
  edge: number | null = null;
  /** What the document was told: asking it would force a layout. */
  applied = 0;
  /** The row that gets the keyboard's focus once it is rendered. */
  wanted: number | null = null;
  /** The line that stays where it is with the next rows, whatever becomes of its neighbours. */
  held: string | null = null;
  /** Where the focus was last. */
  focusedAt = 0;

  /** How much of the upper edge a header covers. */
  readonly headHeight: number;
  readonly #rowHeight: number;
  #rows: Rows | null = null;
  #seen = new Map<number, string>();

  constructor(rowHeight: number, headHeight = 0) {
    this.headHeight = headHeight;
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

  /**
   * The list's upper edge moved: something came above it, or went. By how much to scroll so that its rows do not move
   * with it. At the very top nothing is held, unless somebody points at a row or has the focus there.
   */
  edgeMoved(edge: number, hasFocus: boolean): number {
    const moved = edge - (this.edge ?? edge);
    this.edge = edge;
    if (this.pointerY !== null) this.pointerY -= moved;
    return this.top > 0 || this.pointerY !== null || hasFocus ? moved : 0;
  }

  /** Where the focus goes when the line that had it is gone: to what stands there now, within sight. */
  inPlaceOfFocused(count: number): number {
    const first = this.firstSeen();
    const seen = Math.max(1, Math.floor(this.height / this.#rowHeight));
    const last = Math.min(first + seen - 1, count - 1);
    return Math.max(0, Math.min(Math.max(this.focusedAt, first), last));
  }

  /** Rows that were rendered, to find them again after the next revision. */
  remember(seen: Map<number, string>): void {
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
    const most = rows.lines.length * this.#rowHeight - this.height;
    this.top = Math.max(
      0,
      rows.people.whole ? Math.min(this.top, most) : this.top,
    );
  }

  #shift(rows: Rows, focused: number | null): number {
    const held = this.#shiftOfHeld(rows);
    if (held !== null) return held;
    const anchor = this.#anchor(focused);
    if (anchor === null) return 0;
    return shiftAt(anchor, (position) => {
      const key = this.#seen.get(position);
      return key === undefined ? null : positionOf(rows, key);
    });
  }

  #shiftOfHeld(rows: Rows): number | null {
    const { held } = this;
    this.held = null;
    const now = held === null ? null : positionOf(rows, held);
    if (now === null) return null;
    for (const [position, key] of this.#seen)
      if (key === held) return now - position;
    return null;
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
