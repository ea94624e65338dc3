import type {
  Analytics,
  BucketUnit,
  Range,
  Weekday,
} from "../../utils/domain/analytics/analytics.ts";
import { personId } from "../../utils/domain/ids.ts";
import { DAY, MINUTE, instant } from "../../utils/domain/instant.ts";
import type { TrueMinute, TrueWorld } from "./true-minutes.ts";
import { wallLabel } from "./wall-label.ts";

/*
 * A second, slow and obvious reading of the definitions of product.md: every minute is looked at by itself, and asked for
 * the words that the browser has for it in the zone. It shares nothing with what it tests but the names of the results.
 */

interface Question {
  readonly range: Range;
  readonly zone: string;
  readonly unit: BucketUnit;
  readonly weekStart: Weekday;
}

export const trueAnalytics = (
  world: TrueWorld,
  question: Question,
): Analytics => {
  const { range, zone, unit, weekStart } = question;
  const minutes = world.minutes(range.from, range.to);
  const labelOf = (at: number): string =>
    unitLabel(wallLabel(at, zone), unit, weekStart);
  const buckets = cut(minutes, ({ at }) => labelOf(at));
  const parts = buckets.map((inside, number) => {
    const from = inside[0]?.at ?? 0;
    const to = (inside.at(-1)?.at ?? 0) + MINUTE;
    const isFirstCut = number === 0 && labelOf(from - MINUTE) === labelOf(from);
    const isLastCut = to === range.to && labelOf(to) === labelOf(to - MINUTE);
    const observedMs = inside.filter(({ watched }) => watched).length * MINUTE;
    const partial = isFirstCut || isLastCut || observedMs < to - from;
    const common = {
      from: instant(from),
      to: instant(to),
      observedMs,
      partial,
    };
    const people = activeIn(inside).size;
    const { min, mean, max } = levelOf(inside);
    return {
      active: {
        ...common,
        people: observedMs === 0 && people === 0 ? null : people,
      },
      online: { ...common, min, mean, max },
    };
  });
  const { max } = levelOf(minutes);
  const peakMinute = minutes.find((minute) => seenIn(minute) === max);
  return {
    ...{ range, zone, unit },
    observedMs: minutes.filter(({ watched }) => watched).length * MINUTE,
    unique: activeIn(minutes).size,
    peak:
      max === null || peakMinute === undefined
        ? null
        : { people: max, at: instant(peakMinute.at) },
    active: parts.map(({ active }) => active),
    online: parts.map(({ online }) => online),
    heatmap: trueHeatmap(minutes, zone),
    ...trueSessions(world, range),
    pages: truePages(world, range),
    people: truePeople(world, minutes, range),
  };
};

/** Cuts minutes where their label is another one that does not go back. */
const cut = (
  minutes: readonly TrueMinute[],
  labelOf: (minute: TrueMinute) => string,
): readonly (readonly TrueMinute[])[] => {
  const parts: TrueMinute[][] = [];
  let open = "";
  for (const minute of minutes) {
    const label = labelOf(minute);
    if (label > open) {
      parts.push([]);
      open = label;
    }
    parts.at(-1)?.push(minute);
  }
  return parts;
};

const unitLabel = (
  { date, hour }: { readonly date: string; readonly hour: string },
  unit: BucketUnit,
  weekStart: Weekday,
): string => {
  if (unit === "hour") return `${date} ${hour}`;
  if (unit === "day") return date;
  if (unit === "month") return date.slice(0, 7);
  const known = weeks.get(`${date} ${weekStart}`);
  if (known !== undefined) return known;
  const day = new Date(`${date}T00:00:00Z`);
  const since = (day.getUTCDay() - weekStart + 7) % 7;
  const begin = new Date(day.getTime() - since * DAY).toISOString();
  weeks.set(`${date} ${weekStart}`, begin.slice(0, 10));
  return begin.slice(0, 10);
};

/** With which date the week of a date begins: asked of each minute. */
const weeks = new Map<string, string>();

const activeIn = (minutes: readonly TrueMinute[]): ReadonlySet<string> =>
  new Set(minutes.flatMap(({ active }) => active));

/** How many were seen at once in a minute; null: nobody looked. */
const seenIn = ({ watched, online, moments }: TrueMinute): number | null =>
  watched || moments > 0 ? online + moments : null;

const levelOf = (
  minutes: readonly TrueMinute[],
): Record<"min" | "mean" | "max", number | null> => {
  const watched = minutes.filter((minute) => minute.watched);
  const levels = watched.map(({ online }) => online);
  const seen = minutes.flatMap((minute) => seenIn(minute) ?? []);
  const sum = levels.reduce((all, level) => all + level, 0);
  return {
    min: levels.length === 0 ? null : Math.min(...levels),
    mean: levels.length === 0 ? null : sum / levels.length,
    max: seen.length === 0 ? null : Math.max(...seen),
  };
};

const trueHeatmap = (
  minutes: readonly TrueMinute[],
  zone: string,
): Analytics["heatmap"] => {
  const occurrences = Map.groupBy(minutes, ({ at }) => {
    const { date, hour } = wallLabel(at, zone);
    return `${date} ${hour}`;
  });
  const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];
  const cells = Map.groupBy(occurrences, ([label]) => {
    const [date = "", hour] = label.split(" ");
    return `${new Date(`${date}T00:00:00Z`).getUTCDay()} ${Number(hour)}`;
  });
  const all = weekdays.flatMap((weekday) =>
    Array.from({ length: 24 }, (_, hour) => {
      const mine = cells.get(`${weekday} ${hour}`) ?? [];
      const known = mine.filter(([, part]) =>
        part.some(({ watched, active }) => watched || active.length > 0),
      );
      const inside = mine.flatMap(([, part]) => part);
      const people = known.map(([, part]) => activeIn(part).size);
      return {
        ...{ weekday, hour, occurrences: known.length },
        mean:
          known.length === 0
            ? null
            : people.reduce((sum, one) => sum + one, 0) / known.length,
        observedMs: inside.filter(({ watched }) => watched).length * MINUTE,
        spanMs: inside.length * MINUTE,
      };
    }),
  );
  const means = all.flatMap(({ mean }) => mean ?? []).sort((a, b) => a - b);
  const rank = means.findIndex((_, at) => (at + 1) / means.length >= 0.95);
  return { cells: all, clipAt: means[rank] ?? null };
};

/** Is any moment of a session in the range? */
const reaches = (
  { start, end, isMoment }: TrueWorld["sessions"][number],
  { from, to }: Range,
): boolean =>
  (start < to && end > from) || (isMoment && end >= from && end < to);

const trueSessions = (
  { sessions }: TrueWorld,
  range: Range,
): Pick<Analytics, "average" | "seenOnce"> => {
  const within = sessions.filter((session) => reaches(session, range));
  const lengths = within
    .flatMap(({ lengthMs }) => lengthMs ?? [])
    .sort((a, b) => a - b);
  const n = lengths.length;
  const middle = [lengths[(n - 1) >> 1] ?? 0, lengths[n >> 1] ?? 0] as const;
  return {
    seenOnce: within.length - n,
    average:
      n === 0
        ? null
        : {
            n,
            meanMs: lengths.reduce((sum, ms) => sum + ms, 0) / n,
            medianMs: (middle[0] + middle[1]) / 2,
          },
  };
};

const truePages = (
  { sessions }: TrueWorld,
  { from, to }: Range,
): Analytics["pages"] => {
  const visits = sessions.flatMap((session) =>
    session.visits
      .filter(({ start }) => start >= from && start < to)
      .map((visit) => ({ ...visit, person: session.person })),
  );
  return [...Map.groupBy(visits, ({ page }) => page)]
    .map(([name, mine]) => {
      const dwell = mine
        .map(({ start, end }) => end - start)
        .filter((ms) => ms > 0)
        .sort((a, b) => a - b);
      const [lower = 0, upper = 0] = [
        dwell[(dwell.length - 1) >> 1],
        dwell[dwell.length >> 1],
      ];
      return {
        name,
        people: new Set(mine.map(({ person }) => person)).size,
        visits: mine.length,
        medianDwellMs: (lower + upper) / 2,
      };
    })
    .sort(
      (a, b) =>
        b.people - a.people ||
        b.visits - a.visits ||
        (a.name < b.name ? -1 : 1),
    );
};

const truePeople = (
  { sessions }: TrueWorld,
  minutes: readonly TrueMinute[],
  range: Range,
): Analytics["people"] => {
  const within = sessions.filter((session) => reaches(session, range));
  return [...Map.groupBy(within, ({ person }) => person)]
    .map(([person, mine]) => {
      const watchedMs = mine.map(
        ({ start, end }) =>
          minutes.filter(
            ({ at, watched }) => watched && at >= start && at < end,
          ).length * MINUTE,
      );
      const last = minutes.findLast(({ active }) => active.includes(person));
      return {
        id: personId(person),
        sessions: mine.length,
        timeMs: watchedMs.reduce((sum, ms) => sum + ms, 0),
        engagedMs: mine.reduce(
          (sum, { engagedMs }, at) =>
            sum + Math.min(engagedMs, watchedMs[at] ?? 0),
          0,
        ),
        lastActiveAt:
          last === undefined
            ? null
            : instant(last.here.includes(person) ? last.at + MINUTE : last.at),
      };
    })
    .sort((a, b) => b.timeMs - a.timeMs || (a.id < b.id ? -1 : 1));
};
