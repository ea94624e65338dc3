import "./time-compare.css";
import type { ComponentChild, VNode } from "preact";
import type { PersonId } from "../utils/domain/ids.ts";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { TimeTravelModel } from "../utils/models/time-travel-model.ts";
import { nameOf } from "./name-of.tsx";
import { OutsideText } from "./outside-text.tsx";
import { pageOf } from "./page-cell.tsx";
import { whenWords } from "./time-words.ts";

interface TimeCompareProps {
  readonly travel: TimeTravelModel;
  readonly models: PageModels;
}

/** More than so many in one list nobody reads; the number in its title is of all. */
const MOST_SHOWN = 500;

/** Who came, left and moved between the two moments. */
export const TimeCompare = ({
  travel,
  models,
}: TimeCompareProps): VNode | null => {
  const compared = travel.difference.value;
  if (compared === null) return <p class="time-empty">{t("time_reading")}</p>;
  const { from, to, difference } = compared;
  const pageNameOf = models.time.naming.value;
  const { came, left, moved } = difference;
  const shared = { models, onShow: models.list.show };
  return (
    <section
      class="time-compare"
      aria-label={t("time_between", whenWords(from), whenWords(to))}
    >
      <Column
        {...shared}
        title={t("time_came", came.length)}
        rows={came.map((report) => ({
          report,
          page: pageOf(report, pageNameOf),
        }))}
      />
      <Column
        {...shared}
        title={t("time_left", left.length)}
        rows={left.map((report) => ({
          report,
          page: pageOf(report, pageNameOf),
        }))}
      />
      <Column
        {...shared}
        title={t("time_moved", moved.length)}
        rows={moved.map((one) => ({
          report: one.report,
          page: [
            <OutsideText text={pageNameOf(one.from) ?? t("nothing")} />,
            <span class="time-arrow">{t("time_arrow")}</span>,
            <OutsideText text={pageNameOf(one.to) ?? t("nothing")} />,
          ],
        }))}
      />
    </section>
  );
};

interface ColumnProps {
  readonly title: string;
  readonly models: PageModels;
  readonly rows: readonly {
    readonly report: Report;
    readonly page: ComponentChild;
  }[];
  readonly onShow: (id: PersonId) => void;
}

const Column = ({ title, rows, models, onShow }: ColumnProps): VNode => {
  const shownAs = models.shareSafe.shown.value;
  return (
    <section class="time-column" aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 && <p class="time-nobody">{t("time_nobody")}</p>}
      <ul>
        {rows.slice(0, MOST_SHOWN).map(({ report, page }) => (
          <li key={report.id} data-person={report.id}>
            <button
              type="button"
              class="text-button"
              onClick={() => onShow(report.id)}
            >
              {nameOf(report, shownAs(report))}
            </button>
            <span class="under">{page}</span>
          </li>
        ))}
      </ul>
      {rows.length > MOST_SHOWN && (
        <p class="time-nobody">{t("time_more", rows.length - MOST_SHOWN)}</p>
      )}
    </section>
  );
};
