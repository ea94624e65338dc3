import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type {
  Analytics,
  PersonUse,
} from "../utils/domain/analytics/analytics.ts";
import type { Counted } from "../utils/domain/analytics/who.ts";
import { ok } from "../utils/domain/result.ts";
import type { PersonId } from "../utils/domain/ids.ts";
import { lastActiveAt } from "../utils/domain/facts.ts";
import { reportIn } from "../utils/domain/people-index.ts";
import { plural, t } from "../utils/i18n.ts";
import type {
  AnalyticsModel,
  Answer,
} from "../utils/models/analytics-model.ts";
import { activeInMonth } from "../utils/models/analytics-month.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { PersonName } from "./analytics-name.tsx";
import { zoneWords } from "./analytics-time.ts";
import { failureTitle } from "./failure-words.ts";
import { WhyList } from "./why-list.tsx";
import { durationWords } from "./words.ts";

interface CountedInRangeProps {
  readonly name: "unique" | "average" | "peak";
  readonly answer: Answer;
  readonly analytics: AnalyticsModel;
  readonly models: DashboardModels;
}

type Found = Awaited<ReturnType<AnalyticsModel["who"]>>;

/** Exactly the people that a number of the range counts, asked of the history itself. */
export const CountedInRange = (props: CountedInRangeProps): VNode => {
  const { name, answer, analytics, models } = props;
  const { now, zone } = answer;
  const [found, find] = useState<Found>(null);
  useEffect(() => {
    let isGone = false;
    const counted = countedBy(name, now);
    if (counted === null) find(ok([]));
    else
      void analytics.who(answer, counted).then((read) => {
        if (!isGone) find(read);
      });
    return () => {
      isGone = true;
    };
  }, [answer, name]);
  const uses = useMemo(
    () => new Map(now.people.map((use) => [use.id, use])),
    [now],
  );
  if (found === null) return <p class="why-none">{t("why_reading")}</p>;
  if (!found.ok)
    return (
      <p class="why-none">
        {t("analytics_failed", failureTitle(found.failure))}
      </p>
    );
  const people = found.value;
  if (people.length === 0) return <p class="why-none">{t("why_nobody")}</p>;
  return (
    <WhyList
      label={plural("why_people", people.length)}
      count={people.length}
      keyAt={(position) => people[position] ?? ""}
      renderRow={(position) => {
        const id = people[position];
        if (id === undefined) return null;
        const use = uses.get(id);
        return (
          <>
            <span class="why-name">
              <PersonName id={id} models={models} />
            </span>
            <span class="why-word">{useWords(name, use, zone)}</span>
            {use !== undefined && (
              <span class="why-length">{durationWords(use.timeMs)}</span>
            )}
          </>
        );
      }}
    />
  );
};

const countedBy = (
  name: CountedInRangeProps["name"],
  { range, peak }: Analytics,
): Counted | null => {
  if (name === "unique") return { kind: "active", range };
  if (name === "average") return { kind: "average" };
  return peak === null ? null : { kind: "peak", at: peak.at };
};

const useWords = (
  name: CountedInRangeProps["name"],
  use: PersonUse | undefined,
  zone: string,
): string => {
  if (use === undefined) return "";
  return name === "unique" && use.lastActiveAt !== null
    ? zoneWords(zone).moment(use.lastActiveAt)
    : plural("analytics_why_sessions", use.sessions);
};

interface CountedHereProps {
  readonly month: Analytics | null;
  readonly models: DashboardModels;
}

/** Exactly who was active in the last 30 days. */
export const CountedHere = ({ month, models }: CountedHereProps): VNode => {
  const { roster } = models;
  const isWhole = roster.people.value?.whole === true;
  const ids = useMemo(
    () =>
      month === null || !isWhole
        ? null
        : activeInMonth(month, roster.people.peek()),
    [month, isWhole],
  );
  if (ids === null) return <p class="why-none">{t("why_reading")}</p>;
  if (ids.length === 0) return <p class="why-none">{t("why_nobody")}</p>;
  const atOf = (id: PersonId): number | null => {
    const report = reportIn(roster.people.peek()?.index, id);
    return report === undefined ? null : lastActiveAt(report);
  };
  return (
    <WhyList
      label={plural("why_people", ids.length)}
      count={ids.length}
      keyAt={(position) => ids[position] ?? ""}
      renderRow={(position) => {
        const id = ids[position];
        if (id === undefined) return null;
        const at = atOf(id);
        return (
          <>
            <span class="why-name">
              <PersonName id={id} models={models} />
            </span>
            <span class="why-word">
              {at === null
                ? t("analytics_gone")
                : zoneWords(month?.zone ?? "UTC").moment(at)}
            </span>
          </>
        );
      }}
    />
  );
};
