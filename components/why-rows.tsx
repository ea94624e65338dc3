import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import {
  type Mark as MarkName,
  isAnomalous,
  markOf,
} from "../utils/domain/facts.ts";
import type { PersonId } from "../utils/domain/ids.ts";
import { takenApart } from "../utils/domain/listed-id.ts";
import { reportAt, reportIn } from "../utils/domain/people-index.ts";
import type { Report } from "../utils/domain/person.ts";
import { maskedId } from "../utils/domain/masked-report.ts";
import { plural, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { type Counted, createCounted } from "../utils/models/why-people.ts";
import { countedSessions } from "../utils/models/why-sessions.ts";
import { connectionMark } from "./connection-mark.tsx";
import { Mark } from "./mark.tsx";
import { OutsideText } from "./outside-text.tsx";
import { WhyList } from "./why-list.tsx";
import { durationWords, momentWords, statusWords, titleOf } from "./words.ts";

interface CountedPeopleProps {
  readonly counted: Counted;
  readonly models: PageModels;
}

/** Exactly the people that a card counts. */
export const CountedPeople = ({
  counted,
  models: { roster, clock, time, timeOf, shareSafe },
}: CountedPeopleProps): VNode => {
  const slotsOf = useMemo(() => createCounted(counted), [counted]);
  const people = roster.people.value;
  if (people === null || !people.whole)
    return <p class="why-none">{t("why_reading")}</p>;
  time.stale.value;
  time.limits.value;
  const moment = time.moment();
  shareSafe.on.value;
  const slots = slotsOf(people, moment, clock.beat.value);
  if (slots.length === 0) return <p class="why-none">{t("why_nobody")}</p>;
  const at = (position: number): Report | undefined =>
    reportAt(people.index, slots[position] ?? -1);
  return (
    <WhyList
      label={plural("why_people", slots.length)}
      count={slots.length}
      keyAt={(position) => at(position)?.id ?? ""}
      renderRow={(position) => {
        const report = at(position);
        if (report === undefined) return null;
        const { serverNow, limits, stale } = timeOf(report).moment();
        const mark = markOf(report, serverNow, limits, stale);
        return (
          <>
            <span class={isAnomalous(report) ? "status is-odd" : "status"}>
              <Mark mark={mark} />
            </span>
            <span class="why-name">
              {markOfConnection(report)}
              <OutsideText
                text={titleOf(shareSafe.shown.value(report))}
                heard={titleOf(report)}
              />
            </span>
            <span class="why-word">{stateWords(mark, report)}</span>
          </>
        );
      }}
    />
  );
};

interface StuckPeopleProps {
  readonly people: readonly PersonId[];
  readonly models: PageModels;
}

/** Exactly the people of an incident, each with the time on the page. */
export const StuckPeople = ({
  people,
  models: { roster, list, timeOf, shareSafe },
}: StuckPeopleProps): VNode => {
  const all = roster.people.value;
  const stuck = list.stuck.value;
  shareSafe.on.value;
  return (
    <WhyList
      label={plural("why_people", people.length)}
      count={people.length}
      keyAt={(position) => people[position] ?? ""}
      renderRow={(position) => {
        const id = people[position];
        const report = id === undefined ? undefined : reportIn(all?.index, id);
        const on = id === undefined ? undefined : stuck?.get(id);
        return report === undefined ? null : (
          <>
            <Mark mark="active" />
            <span class="why-name">
              <OutsideText
                text={titleOf(shareSafe.shown.value(report))}
                heard={titleOf(report)}
              />
            </span>
            {on !== undefined && (
              <span class="why-length">
                {durationWords(timeOf(report).serverNow.peek() - on.since)}
              </span>
            )}
          </>
        );
      }}
    />
  );
};

/** Short where the card's name says the rest. */
const stateWords = (mark: MarkName, report: Report): string =>
  isAnomalous(report) || mark === "unknown"
    ? statusWords(mark, report)
    : t(`short_${mark}`);

interface CountedSessionsProps {
  readonly models: PageModels;
}

/** Exactly the sessions that the average is of, each with its length. */
export const CountedSessions = ({
  models: { roster, numbers, members, timeOf, shareSafe },
}: CountedSessionsProps): VNode => {
  const range = numbers.sessions.value;
  const sessions = useMemo(
    () => (range === null ? null : countedSessions(range)),
    [range],
  );
  const people = roster.people.value;
  if (sessions === null || people === null)
    return <p class="why-none">{t("why_reading")}</p>;
  if (sessions.count === 0) return <p class="why-none">{t("why_nobody")}</p>;
  const isMasked = shareSafe.on.value;
  return (
    <WhyList
      label={plural("why_sessions", sessions.count)}
      count={sessions.count}
      keyAt={(position) => {
        const session = sessions.at(position);
        return `${session?.person} ${session?.end ?? ""}`;
      }}
      renderRow={(position) => {
        const session = sessions.at(position);
        if (session === null) return null;
        const { person, end, lengthMs } = session;
        const report = reportIn(people.index, person);
        const goesOn = end === null && report !== undefined;
        const { serverNow, limits, stale } = timeOf(report ?? {}).moment();
        const id = members === null ? person : takenApart(person).person;
        return (
          <>
            <Mark
              mark={
                goesOn ? markOf(report, serverNow, limits, stale) : "offline"
              }
            />
            <span class="why-name">
              {report !== undefined && markOfConnection(report)}
              <OutsideText
                text={
                  report === undefined
                    ? shownId(id, isMasked)
                    : titleOf(shareSafe.shown.value(report))
                }
                heard={report === undefined ? id : titleOf(report)}
              />
            </span>
            <span class="why-word">
              {end === null
                ? t("session_goes_on")
                : t("session_until", momentWords(end, serverNow))}
            </span>
            <span class="why-length">{durationWords(lengthMs)}</span>
          </>
        );
      }}
    />
  );
};

/** Of somebody who is gone only the id is known. */
const shownId = (id: PersonId, isMasked: boolean): string =>
  isMasked ? maskedId({ id, name: null, email: null }) : id;

/** Where several connections are in one list. */
const markOfConnection = ({ from }: Report): VNode | null =>
  from === undefined ? null : connectionMark(from);
