import { effect } from "@preact/signals";
import type { VNode } from "preact";
import {
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from "preact/hooks";
import { personId } from "../utils/domain/ids.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import { keyOfGroup, lineAt, positionOf } from "../utils/models/lines.ts";
import {
  clickedGroup,
  idOf,
  openClicked,
  settle,
  useWindow,
} from "./grid-body.ts";
import { renderLines } from "./grid-lines.tsx";
import { moveOf } from "./grid-moves.ts";
import { GridScroll } from "./grid-scroll.ts";
import type { SelectionModel } from "../utils/models/selection-model.ts";
import { chooseByKey, chooseClicked, selectingOf } from "./grid-selecting.ts";
import { expectedCount, keyOfFocused } from "./grid-state.ts";
import type { RowProps, Ticked } from "./row-props.ts";
import { TypeAhead } from "./type-ahead.ts";
import type { PageModels } from "../utils/models/page-models.ts";

export interface PeopleGridProps {
  readonly models: PageModels;
  readonly rowHeight: number;
  readonly columnCount: number;
  readonly tracks?: string;
  /** Columns in sum wider than the list may be: it scrolls sideways, and its header with it. All in CSS px. */
  readonly wide?: { readonly width: number; readonly headHeight: number };
  /** Rows can be chosen. */
  readonly selection?: SelectionModel;
  readonly header: VNode;
  readonly renderRow: (row: RowProps) => VNode;
}

/** The list of people: only the rows in sight exist, the keyboard moves among all, new data moves nothing away. */
export const PeopleGrid = (props: PeopleGridProps): VNode => {
  const { models, rowHeight, columnCount, tracks, header, wide, selection } =
    props;
  const { list } = models;
  const root = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const headHeight = wide?.headHeight ?? 0;
  const [scroll] = useState(() => new GridScroll(rowHeight, headHeight));
  const [typed] = useState(() => new TypeAhead());
  const [live] = useState(() => new Set<Ticked>());
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const rows = list.rows.value;
  const hasFocus = lines.current?.contains(document.activeElement) ?? false;
  const focusedKey = keyOfFocused(list);
  const focused =
    rows === null || focusedKey === null ? null : positionOf(rows, focusedKey);
  if (rows !== null) scroll.follow(rows, hasFocus ? focused : null);
  if (focused !== null) scroll.focusedAt = focused;
  const count = rows?.lines.length ?? 0;
  const people = expectedCount(models, rows?.slots.length ?? 0);
  const height = people + count - (rows?.slots.length ?? 0);

  const focusAt = (position: number): void => {
    const line = rows === null ? null : lineAt(rows, position);
    if (line === null) return;
    if (line.kind === "group") list.focusGroup(line.group.key);
    else list.focus(line.report.id);
    scroll.show(position);
    scroll.wanted = position;
    rerender(0);
  };
  const toggle = (key: string): void => {
    scroll.held = keyOfGroup(key);
    list.focusGroup(key);
    list.toggle(key);
  };

  useEffect(
    () =>
      effect(() => {
        // Once a second, whatever is read in between: what changed is rendered with what was read.
        models.clock.now.value;
        for (const row of live) row.tick();
      }),
    [],
  );
  useWindow(body, scroll, () => rerender(0));
  useLayoutEffect(() => settle(body.current, scroll));
  // The focused person went, or their group was closed: the focus goes to who stands there now.
  useLayoutEffect(() => {
    if (hasFocus && focused === null && count > 0)
      focusAt(scroll.inPlaceOfFocused(count));
  });
  const returned = list.returned.value;
  useEffect(() => {
    if (returned > 0) focusAt(focused ?? scroll.firstSeen());
  }, [returned]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const inBody = lines.current?.contains(event.target as Node) ?? false;
    if (rows === null || (!inBody && event.key !== "ArrowDown")) return;
    const from = inBody ? (focused ?? scroll.firstSeen()) : -1;
    const page = Math.max(1, Math.floor(scroll.height / rowHeight) - 1);
    const selecting =
      selection === undefined || !inBody ? null : selectingOf(event);
    const move =
      selecting === "toggle" || selecting === "all"
        ? null
        : moveOf(event, rows, from, page, typed);
    if (move === null && selecting === null) return;
    event.preventDefault();
    if (selection !== undefined && selecting !== null) {
      const to = move?.kind === "to" ? move.position : from;
      chooseByKey(selection, selecting, rows, from, to);
      if (to !== from) focusAt(to);
      return;
    }
    if (move === null) return;
    switch (move.kind) {
      case "to":
        return focusAt(move.position);
      case "toggle":
        return toggle(move.key);
      case "open":
        return list.show(idOf(event.target as HTMLElement) ?? personId(""));
      case "header":
        return root.current
          ?.querySelector<HTMLElement>("[role=columnheader] [tabindex='0']")
          ?.focus();
      default:
        return unreachable(move);
    }
  };

  return (
    <div
      ref={root}
      class={wide === undefined ? "grid" : "grid is-wide"}
      role="grid"
      aria-label={t("users")}
      aria-rowcount={people + 1}
      aria-colcount={columnCount}
      aria-multiselectable={selection === undefined ? undefined : true}
      style={{
        "--row": `${rowHeight}px`,
        "--tracks": tracks ?? "",
        "--width": `${wide?.width ?? 0}px`,
      }}
      onKeyDown={onKeyDown}
    >
      {wide === undefined && header}
      <div
        ref={body}
        class="grid-body"
        role="rowgroup"
        onMouseDown={(event) => {
          // It would mark the text of all rows between.
          if (selection !== undefined && event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          const group = clickedGroup(event);
          if (group !== null) return toggle(group);
          const line =
            selection === undefined
              ? null
              : chooseClicked(event, selection, focused);
          if (line === null) openClicked(event, list);
          else focusAt(line);
        }}
        onPointerMove={(event) => {
          const { top } = event.currentTarget.getBoundingClientRect();
          const y = event.clientY - top - headHeight;
          scroll.pointerY = y < 0 ? null : y;
        }}
        onPointerLeave={() => {
          scroll.pointerY = null;
        }}
      >
        {wide !== undefined && header}
        <div
          ref={lines}
          class="grid-rows"
          role="presentation"
          style={{ height: `${height * rowHeight}px` }}
        >
          {rows !== null && renderLines(props, rows, scroll, live, focused)}
        </div>
      </div>
    </div>
  );
};
