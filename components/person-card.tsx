import "./person-card.css";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { hasLiveSession, isAnomalous, markOf } from "../utils/domain/facts.ts";
import { harmless } from "../utils/domain/harmless.ts";
import type { Origin } from "../utils/domain/origin.ts";
import { slotOf } from "../utils/domain/people-index.ts";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { connectionMark } from "./connection-mark.tsx";
import { Icon } from "./icon.tsx";
import { Mark } from "./mark.tsx";
import { OutsideText } from "./outside-text.tsx";
import { PersonActions } from "./person-actions.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { PersonHistory } from "./person-history.tsx";
import { PersonPage } from "./person-page.tsx";
import { PersonSessions } from "./person-sessions.tsx";
import { PersonTrail } from "./person-trail.tsx";
import { dataWords, factWords } from "./person-words.ts";
import { sessionWords } from "./row-words.ts";
import { Counting, Ticking } from "./ticking.tsx";
import { titleOf } from "./words.ts";

interface PersonCardProps {
  readonly report: Report;
  readonly models: PageModels;
  /** Which connection the person is of, where there are several in the list. */
  readonly from: Origin | undefined;
}

/** All that is known of one person, each fact in its own words. To be mounted anew for each person. */
export const PersonCard = ({
  report: known,
  models,
  from,
}: PersonCardProps): VNode => {
  const { list, roster, time } = models;
  const report = models.shareSafe.shown.value(known);
  const region = useRef<HTMLElement>(null);
  useLayoutEffect(() => region.current?.focus({ preventScroll: true }), []);
  const title = titleOf(known);
  const platform = roster.glance.value?.state?.info ?? null;
  return (
    <section
      class="person"
      role="region"
      aria-label={harmless(title)}
      tabIndex={-1}
      ref={region}
    >
      <header class="person-head">
        <h2>
          <OutsideText text={titleOf(report)} heard={title} />
        </h2>
        {from !== undefined && (
          <p class="person-from">
            <span aria-hidden="true">{connectionMark(from)}</span>
            <OutsideText text={from.name} />
          </p>
        )}
        <button
          type="button"
          class="button is-icon is-quiet"
          aria-label={t("close")}
          onClick={list.close}
        >
          <Icon name="close" />
        </button>
        <FourFacts report={report} models={models} />
        <PersonActions known={known} models={models} platform={platform} />
      </header>
      <div class="person-body">
        {isGone(report, models) && <p class="person-gone">{t("left_list")}</p>}
        {isAnomalous(report) && (
          <p class="person-odd">{t("disabled_with_session")}</p>
        )}
        <PersonPage report={report} time={time} />
        <PersonTrail report={report} models={models} />
        <PersonSessions report={report} models={models} platform={platform} />
        <PersonFacts known={known} models={models} platform={platform} />
        <PersonHistory report={known} models={models} />
      </div>
    </section>
  );
};

/** Account, presence, activity, and how old our own data is; then the length of the session. */
const FourFacts = ({
  report,
  models,
}: Pick<PersonCardProps, "report" | "models">): VNode => {
  const { time, clock } = models;
  const moment = { ...time.moment(), stale: time.stale.value };
  const { serverNow, limits, stale } = moment;
  const mark = markOf(report, serverNow, limits, stale);
  const freshness = time.freshness.value;
  return (
    <div class="person-now">
      <p class={`status is-${mark}`}>
        <Mark mark={mark} />
        <span>
          <Ticking report={report} time={time} words={factWords} />
          {t("part_separator")}
          <span class={stale ? "person-old" : undefined}>
            <Counting
              now={clock.now}
              about={freshness}
              words={(now) => dataWords(freshness, now)}
            />
          </span>
        </span>
      </p>
      {hasLiveSession(report) && (
        <p>
          <Ticking report={report} time={time} words={sessionWords} />
        </p>
      )}
    </div>
  );
};

/** The card stays open with what was known last. */
const isGone = ({ id }: Report, { roster }: PageModels): boolean => {
  const people = roster.people.value;
  return (
    people !== null && people.whole && slotOf(people.index, id) === undefined
  );
};
