import { effect } from "@preact/signals";
import type { VNode } from "preact";
import {
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from "preact/hooks";
import { type PersonId, personId } from "../utils/domain/ids.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import type { RunningSession } from "../utils/domain/session.ts";
import { t } from "../utils/i18n.ts";
import type { Rows } from "../utils/models/list-model.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { openClicked, settle, useWindow } from "./grid-body.ts";
import { targetOf } from "./grid-keys.ts";
import { GridScroll, positionOf, reportAtPosition } from "./grid-scroll.ts";
import type { PageModels } from "../utils/models/page-models.ts";

/** What a row is given; it is rendered again only when one of these is another. */
export interface RowProps {
  readonly report: Report;
  /** The same person as it may be seen: masked while the screen is shared. */
  readonly shown: Report;
  /** Another session, or another state of it, is a reason to write the row anew. */
  readonly session: RunningSession | undefined;
  readonly position: number;
  readonly isTabbable: boolean;
  readonly isOpen: boolean;
  readonly time: TimeModel;
  /** Rows in sight, to be told that time has passed. */
  readonly live: Set<Ticked>;
}

/** What changes its words with time. */
interface Ticked {
  tick(moment: Moment): void;
}

interface PeopleGridProps {
  readonly models: PageModels;
  readonly rowHeight: number;
  readonly columnCount: number;
  readonly tracks?: string;
  readonly header: VNode;
  readonly renderRow: (row: RowProps) => VNode;
}

/** The list of people: only the rows in sight exist, the keyboard moves among all, new data moves nothing away. */
export const PeopleGrid = (props: PeopleGridProps): VNode => {
  const { models, rowHeight, columnCount, tracks, header } = props;
  const { list } = models;
  const root = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [scroll] = useState(() => new GridScroll(rowHeight));
  const [live] = useState(() => new Set<Ticked>());
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const rows = list.rows.value;
  const hasFocus = body.current?.contains(document.activeElement) ?? false;
  const focused = focusedPosition(rows, list.focused.value);
  if (rows !== null) scroll.follow(rows, hasFocus ? focused : null);
  const count = rows?.slots.length ?? 0;
  const height = expectedCount(models, count);

  const focusAt = (position: number): void => {
    const report = rows === null ? null : reportAtPosition(rows, position);
    if (report === null) return;
    list.focus(report.id);
    scroll.show(position);
    scroll.wanted = position;
    rerender(0);
  };

  useEffect(
    () =>
      effect(() => {
        models.time.serverNow.value;
        const moment = models.time.moment();
        for (const row of live) row.tick(moment);
      }),
    [],
  );
  useWindow(body, scroll, () => rerender(0));
  useLayoutEffect(() => settle(body.current, scroll));
  // The focused person went: the focus goes to who stands there now.
  useLayoutEffect(() => {
    if (hasFocus && focused === null && count > 0)
      focusAt(Math.min(scroll.firstSeen(), count - 1));
  });
  const returned = list.returned.value;
  useEffect(() => {
    if (returned > 0) focusAt(focused ?? scroll.firstSeen());
  }, [returned]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const inBody = body.current?.contains(event.target as Node) ?? false;
    const from = inBody ? (focused ?? scroll.firstSeen()) : -1;
    const page = Math.max(1, Math.floor(scroll.height / rowHeight) - 1);
    const to = targetOf(event.key, from, page, count);
    if (to === null || (!inBody && event.key !== "ArrowDown")) return;
    event.preventDefault();
    if (to === "open")
      return list.show(
        personId((event.target as HTMLElement).dataset["person"] ?? ""),
      );
    if (to >= 0) focusAt(to);
    else
      root.current
        ?.querySelector<HTMLElement>("[role=columnheader] [tabindex='0']")
        ?.focus();
  };

  return (
    <div
      ref={root}
      class="grid"
      role="grid"
      aria-label={t("users")}
      aria-rowcount={height + 1}
      aria-colcount={columnCount}
      style={{ "--row": `${rowHeight}px`, "--tracks": tracks ?? "" }}
      onKeyDown={onKeyDown}
    >
      {header}
      <div
        ref={body}
        class="grid-body"
        role="rowgroup"
        onClick={(event) => openClicked(event, list)}
        onPointerMove={(event) => {
          scroll.pointerY =
            event.clientY - event.currentTarget.getBoundingClientRect().top;
        }}
        onPointerLeave={() => {
          scroll.pointerY = null;
        }}
      >
        <div
          class="grid-rows"
          role="presentation"
          style={{ height: `${height * rowHeight}px` }}
        >
          {rows !== null && renderRows(props, rows, scroll, live, focused)}
        </div>
      </div>
    </div>
  );
};

const focusedPosition = (
  rows: Rows | null,
  id: PersonId | null,
): number | null =>
  rows === null || id === null ? null : positionOf(rows, id);

/** Rows that there will be: while only the first screen was read, the head count is known already. */
const expectedCount = (
  { list, numbers }: PageModels,
  count: number,
): number => {
  const isWhole = list.rows.value?.people.whole ?? false;
  if (isWhole || list.filtered.value) return count;
  return Math.max(count, numbers.headline.value?.total ?? 0);
};

const renderRows = (
  { models: { list, time, shareSafe }, renderRow }: PeopleGridProps,
  rows: Rows,
  scroll: GridScroll,
  live: Set<Ticked>,
  focused: number | null,
): VNode[] => {
  const { start, end } = scroll.span(rows.slots.length);
  const positions = Array.from({ length: end - start }, (_, at) => start + at);
  // A focused row exists even when it is scrolled out of sight: without it the focus would be lost.
  if (focused !== null && (focused < start || focused >= end))
    positions.push(focused);
  const tabbable =
    focused ?? Math.min(scroll.firstSeen(), rows.slots.length - 1);
  const openId = list.opened.value?.id;
  const seen = new Map<number, PersonId>();
  const rendered: VNode[] = [];
  for (const position of positions) {
    const report = reportAtPosition(rows, position);
    if (report === null) continue;
    seen.set(position, report.id);
    const isOpen = report.id === openId;
    const isTabbable = position === tabbable;
    const session = rows.people.running.get(report.id);
    const shown = shareSafe.shown(report);
    const state = { report, shown, session, position, isOpen, isTabbable };
    rendered.push(renderRow({ ...state, time, live }));
  }
  scroll.remember(seen);
  return rendered;
};
