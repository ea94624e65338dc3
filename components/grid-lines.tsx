import type { VNode } from "preact";
import { lineAt } from "../utils/models/lines.ts";
import type { Rows } from "../utils/models/list-model.ts";
import type { GridScroll } from "./grid-scroll.ts";
import { GroupRow } from "./group-row.tsx";
import type { PeopleGridProps } from "./people-grid.tsx";
import type { Ticked } from "./row-props.ts";

/** The lines in sight: people, and the headers of groups. */
export const renderLines = (
  {
    models: { list, time, timeOf, shareSafe },
    columnCount,
    renderRow,
    selection,
  }: PeopleGridProps,
  rows: Rows,
  scroll: GridScroll,
  live: Set<Ticked>,
  focused: number | null,
): VNode[] => {
  const count = rows.lines.length;
  const { start, end } = scroll.span(count);
  const positions = Array.from({ length: end - start }, (_, at) => start + at);
  // A focused row exists even when it is scrolled out of sight: without it the focus would be lost.
  if (focused !== null && (focused < start || focused >= end))
    positions.push(focused);
  const tabbable = focused ?? Math.min(scroll.firstSeen(), count - 1);
  void selection?.edition.value;
  const openId = list.opened.value?.id;
  const isOld = time.stale.value;
  const stuck = list.stuck.value;
  const seen = new Map<number, string>();
  const rendered: VNode[] = [];
  for (const position of positions) {
    const line = lineAt(rows, position);
    if (line === null) continue;
    seen.set(position, line.key);
    const isTabbable = position === tabbable;
    if (line.kind === "group") {
      const { key, group } = line;
      const shownText = shareSafe.shownText.value;
      const state = {
        ...{ group, position, isTabbable, columnCount, isOld, shownText },
      };
      rendered.push(<GroupRow key={key} {...state} />);
      continue;
    }
    const { report, rank } = line;
    const own = timeOf(report);
    rendered.push(
      renderRow({
        report,
        shown: shareSafe.shown.value(report),
        session: rows.people.running.get(report.id),
        stuck: own.stale.value ? undefined : stuck?.get(report.id),
        position,
        rank,
        isTabbable,
        isOpen: report.id === openId,
        isSelected: selection?.has(report.id),
        time: own,
        live,
      }),
    );
  }
  scroll.remember(seen);
  return rendered;
};
