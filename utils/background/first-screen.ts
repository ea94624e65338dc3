import { headlineOf } from "../domain/headline.ts";
import type { Instant } from "../domain/instant.ts";
import type { Knowledge } from "../domain/observe.ts";
import { createNaming } from "../domain/page-name.ts";
import { valueAt } from "../domain/patched-map.ts";
import { reportsOf } from "../domain/people.ts";
import { runningLengths } from "../domain/session-length.ts";
import type { Limits, SourceRecord } from "../domain/source.ts";
import { topRows } from "../domain/top-rows.ts";
import type { Sort } from "../domain/view.ts";
import { FIRST_SCREEN_ROWS, type FirstScreen } from "../storage/records.ts";

/** What a page paints before it has read the list. Walks the whole list once: not for every observation. */
export const firstScreenOf = (
  source: Pick<SourceRecord, "id" | "pages">,
  { roster, sessions }: Knowledge,
  sort: Sort,
  serverNow: Instant,
  limits: Limits,
): FirstScreen => {
  const rows = topRows(
    reportsOf(roster.people),
    sort,
    {
      serverNow,
      limits,
      stale: false,
      running: (person) => valueAt(sessions.running, person),
      nameOf: createNaming(source.pages?.rules ?? []),
    },
    FIRST_SCREEN_ROWS,
  );
  return {
    source: source.id,
    revision: roster.revision,
    sort,
    headline: headlineOf(
      reportsOf(roster.people),
      serverNow,
      limits,
      runningLengths(sessions, serverNow),
    ),
    rows,
    running: rows.flatMap(({ id }) => {
      const session = valueAt(sessions.running, id);
      return session === undefined ? [] : [{ ...session, visits: [] }];
    }),
  };
};
