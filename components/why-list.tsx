import type { VNode } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { spanOf } from "./window.ts";

const ROW_HEIGHT = 30;
const HEIGHT = 8 * ROW_HEIGHT;
/** How far from its place a row is looked for after new data came. */
const REACH = 500;

interface WhyListProps {
  readonly label: string;
  readonly count: number;
  readonly keyAt: (position: number) => string;
  readonly renderRow: (position: number) => VNode | null;
}

/** A list of any length, of which only the rows in sight exist. New data leaves the first row in sight where it is. */
export const WhyList = (props: WhyListProps): VNode => {
  const { label, count, keyAt, renderRow } = props;
  const box = useRef<HTMLDivElement>(null);
  const top = useRef(0);
  const seen = useRef<string | null>(null);
  const [, rerender] = useReducer((times: number) => times + 1, 0);

  const first = Math.floor(top.current / ROW_HEIGHT);
  const moved =
    seen.current === null ? 0 : shiftOf(seen.current, first, count, keyAt);
  top.current = Math.max(0, top.current + moved * ROW_HEIGHT);
  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && moved !== 0) element.scrollTop = top.current;
  });

  const remember = (scrollTop: number): void => {
    top.current = scrollTop;
    const at = Math.floor(scrollTop / ROW_HEIGHT);
    // At the very top nothing is held: who comes first belongs there.
    seen.current = scrollTop > 0 && at < count ? keyAt(at) : null;
  };
  const { start, end } = spanOf(top.current, HEIGHT, ROW_HEIGHT, count);
  const positions = Array.from({ length: end - start }, (_, at) => start + at);
  return (
    <div
      ref={box}
      class="why-list"
      role="list"
      aria-label={label}
      tabIndex={0}
      style={{ "--why-row": `${ROW_HEIGHT}px` }}
      onScroll={(event) => {
        remember(event.currentTarget.scrollTop);
        rerender(0);
      }}
    >
      <div
        class="why-rows"
        role="presentation"
        style={{ height: `${count * ROW_HEIGHT}px` }}
      >
        {positions.map((position) => (
          <div
            key={keyAt(position)}
            class="why-row"
            role="listitem"
            aria-posinset={position + 1}
            aria-setsize={count}
            style={{ transform: `translateY(${position * ROW_HEIGHT}px)` }}
          >
            {renderRow(position)}
          </div>
        ))}
      </div>
    </div>
  );
};

/** By how many rows the one with this key moved away from `from`; 0 where it is gone. */
const shiftOf = (
  key: string,
  from: number,
  count: number,
  keyAt: (position: number) => string,
): number => {
  for (let by = 0; by <= REACH; by++) {
    if (from + by < count && keyAt(from + by) === key) return by;
    if (from - by >= 0 && from - by < count && keyAt(from - by) === key)
      return -by;
  }
  return 0;
};
