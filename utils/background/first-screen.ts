import { headlineOf } from "../domain/headline.ts";
import type { Instant } from "../domain/instant.ts";
import { reportsOf } from "../domain/people.ts";
import type { Roster } from "../domain/roster.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Limits } from "../domain/source.ts";
import { topRows } from "../domain/top-rows.ts";
import type { Sort } from "../domain/view.ts";
import { FIRST_SCREEN_ROWS, type FirstScreen } from "../storage/records.ts";

/** What a page paints before it has read the list. Walks the whole list once: not for every observation. */
export const firstScreenOf = (
  source: SourceId,
  roster: Roster,
  sort: Sort,
  serverNow: Instant,
  limits: Limits,
): FirstScreen => ({
  source,
  revision: roster.revision,
  sort,
  headline: headlineOf(reportsOf(roster.people), serverNow, limits),
  rows: topRows(
    reportsOf(roster.people),
    sort,
    { serverNow, limits, stale: false },
    FIRST_SCREEN_ROWS,
  ),
});
