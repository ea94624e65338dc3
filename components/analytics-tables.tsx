import type { VNode } from "preact";
import type {
  Analytics,
  HeatmapCell,
  Opening,
  PageUse,
  Range,
  Weekday,
} from "../utils/domain/analytics/analytics.ts";
import { type MessageKey, formatNumber, t } from "../utils/i18n.ts";
import { hourWords, weekdayWords, zoneWords } from "./analytics-time.ts";
import { meanWords, percentOf } from "./analytics-words.ts";
import { OutsideText } from "./outside-text.tsx";
import { durationWords } from "./words.ts";

/*
 * The numbers of the charts as tables, each cell as exact as it is known. A number that is not known is said in words.
 */

interface NumbersProps {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly key: string | number;
    readonly head: VNode | string;
    readonly cells: readonly string[];
  }[];
}

const Numbers = ({ name, heads, rows }: NumbersProps): VNode => (
  <table aria-label={name}>
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, head, cells }) => (
        <tr key={key}>
          <th scope="row">{head}</th>
          {cells.map((cell, at) => (
            <td key={at}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const words = (...keys: readonly MessageKey[]): readonly string[] =>
  keys.map((key) => t(key));

const observedCell = ({
  from,
  to,
  observedMs,
}: Range & { readonly observedMs: number }): string =>
  t("analytics_percent", percentOf(observedMs / Math.max(1, to - from)));

const known = (value: number | null, of: (value: number) => string): string =>
  value === null ? t("analytics_not_observed") : of(value);

export const activeTable = (
  { active, unit }: Pick<Opening, "active" | "unit">,
  zone: string,
): VNode => (
  <Numbers
    name={t("analytics_active")}
    heads={words(
      "analytics_col_when",
      "analytics_col_people",
      "analytics_col_observed",
    )}
    rows={active.map((bucket) => ({
      key: bucket.from,
      head: zoneWords(zone).bucket(bucket, unit),
      cells: [known(bucket.people, formatNumber), observedCell(bucket)],
    }))}
  />
);

export const onlineTable = (
  { online, unit }: Pick<Opening, "online" | "unit">,
  zone: string,
): VNode => (
  <Numbers
    name={t("analytics_online")}
    heads={words(
      "analytics_col_when",
      "analytics_col_min",
      "analytics_col_mean",
      "analytics_col_max",
      "analytics_col_observed",
    )}
    rows={online.map((bucket) => ({
      key: bucket.from,
      head: zoneWords(zone).bucket(bucket, unit),
      cells: [
        known(bucket.min, formatNumber),
        known(bucket.mean, meanWords),
        known(bucket.max, formatNumber),
        observedCell(bucket),
      ],
    }))}
  />
);

export const heatTable = (
  cells: readonly HeatmapCell[],
  week: readonly Weekday[],
): VNode => (
  <Numbers
    name={t("analytics_heat")}
    heads={[t("analytics_col_weekday"), ...HOURS.map(hourWords)]}
    rows={week.map((weekday) => ({
      key: weekday,
      head: weekdayWords(weekday),
      cells: HOURS.map((hour) =>
        known(cells[weekday * 24 + hour]?.mean ?? null, meanWords),
      ),
    }))}
  />
);

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export const pagesTable = (
  pages: Analytics["pages"],
  shownName: (page: PageUse) => string,
): VNode => (
  <Numbers
    name={t("analytics_pages")}
    heads={words(
      "analytics_col_page",
      "analytics_col_people",
      "analytics_col_visits",
      "analytics_col_dwell",
    )}
    rows={pages.map((page) => ({
      key: page.name,
      head: <OutsideText text={shownName(page)} heard={page.name} />,
      cells: [
        formatNumber(page.people),
        formatNumber(page.visits),
        durationWords(page.medianDwellMs),
      ],
    }))}
  />
);
