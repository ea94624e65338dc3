import "./time-person.css";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Span } from "../utils/domain/coverage.ts";
import { markOf } from "../utils/domain/facts.ts";
import type { Instant } from "../utils/domain/instant.ts";
import type { Report } from "../utils/domain/person.ts";
import { lengthOfAll } from "../utils/domain/spans.ts";
import { formatDate, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Icon } from "./icon.tsx";
import { Mark } from "./mark.tsx";
import { nameOf } from "./name-of.tsx";
import { pageOf } from "./page-cell.tsx";
import { activeForWords } from "./row-words.ts";
import { spanWords } from "./time-words.ts";
import { durationWords, statusWords, titleOf } from "./words.ts";

interface TimePersonProps {
  readonly report: Report;
  readonly models: PageModels;
  /** When the person was online; null: still being read. */
  readonly spans: readonly Span[] | null;
  readonly onJump: (at: Instant) => void;
}

/** One person at the chosen moment, and when else they were online. */
export const TimePerson = ({
  report,
  models,
  spans,
  onJump,
}: TimePersonProps): VNode => {
  const { list, shareSafe, time } = models;
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), [report.id]);
  // To follow the moment: what a method reads does not count.
  void time.serverNow.value;
  const moment = time.moment();
  const mark = markOf(report, moment.serverNow, moment.limits, moment.stale);
  return (
    <section
      class="time-person"
      aria-label={titleOf(report)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        list.close();
      }}
    >
      <header>
        <h3>{nameOf(report, shareSafe.shown.value(report))}</h3>
        <button
          ref={close}
          type="button"
          class="button is-icon is-quiet"
          aria-label={t("close")}
          onClick={list.close}
        >
          <Icon name="close" />
        </button>
      </header>
      <p class="time-status">
        {Mark({ mark })} {statusWords(mark, report)}
      </p>
      <dl>
        <dt>{t("column_page")}</dt>
        <dd>{pageOf(report, moment.nameOf)}</dd>
        <dt>{t("column_active_for")}</dt>
        <dd>{activeForWords(report, moment, "at_least_words")}</dd>
      </dl>
      <h4>{t("time_when_online")}</h4>
      {spans === null ? (
        <p class="time-nobody">{t("time_reading")}</p>
      ) : spans.length === 0 ? (
        <p class="time-nobody">{t("time_never_online")}</p>
      ) : (
        <>
          <p class="time-nobody">
            {t("time_online_for", durationWords(lengthOfAll(spans)))}
          </p>
          <ul>
            {spans.toReversed().map((span) => (
              <li key={span.from}>
                <button
                  type="button"
                  class="text-button"
                  onClick={() => onJump(span.from)}
                >
                  {formatDate(span.from)} {spanWords(span)}
                </button>
                <span class="under">{durationWords(span.to - span.from)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
