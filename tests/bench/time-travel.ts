import { personId, sessionId } from "../../utils/domain/ids.ts";
import { HOUR, SECOND, instant } from "../../utils/domain/instant.ts";
import type { LiveSession, Report } from "../../utils/domain/person.ts";
import { chunksOf } from "../../utils/storage/chunks.ts";
import { packReports } from "../../utils/storage/packed-reports.ts";
import { storedSize } from "../../utils/storage/stored-size.ts";
import { playTape } from "../../utils/storage/time-travel-playing.ts";
import type { TapeLabel } from "../../utils/storage/time-travel-tape.ts";
import {
  changesSince,
  continueTape,
} from "../../utils/storage/time-travel-writing.ts";
import { packNumbers } from "../../utils/storage/varints.ts";
import { START, userRow } from "./people.ts";
import {
  type Line,
  type Pair,
  amountLine,
  ratioLine,
  summaryOf,
} from "./statistics.ts";

/** One in so many people changes at each observation, and so often is one. */
const CHANGED_EVERY = 100;
const EVERY_MS = 5 * SECOND;
const STEPS = HOUR / EVERY_MS;
const PAGES = 40;
const MOMENTS = 9;
/** What a day takes: a keyframe every twelve hours, a tape each hour. */
const [KEYFRAMES, TAPES] = [2, 24];

/**
 * P12: an hour on tape in which 1 % of the people change every 5 s. Bytes on the disk a person and day (all but the last
 * hour is on tape); the floor: who, when and which page of each change as packed columns. And the list as it was at a
 * moment; the floor: the same people in a new map.
 */
export const timeTravel = (
  _: unknown,
  people: readonly number[],
): Promise<readonly Line[]> => Promise.resolve(people.flatMap(linesOf));

const linesOf = (count: number): readonly Line[] => {
  const { base, label, changes } = hourOf(count);
  const tape = storedSize(changes) + storedSize(label);
  const keyframe = chunksOf([...base.scene.reports.values()])
    .map((chunk) => storedSize(packReports(chunk)))
    .reduce((sum, bytes) => sum + bytes, 0);
  const moments: Pair[] = [];
  for (let moment = 0; moment <= MOMENTS; moment++) {
    const at = instant(START + (moment / MOMENTS) * HOUR);
    const pair = {
      floor: timed(() => new Map(base.scene.reports)),
      ours: timed(() => playTape(base, label, changes, at)),
    };
    if (moment > 0) moments.push(pair);
  }
  const middle = (side: keyof Pair): number =>
    summaryOf(moments.map((pair) => pair[side])).median;
  return [
    amountLine(
      "P12",
      `past on disk, a person and day of ${count}`,
      (TAPES * columnsOf(count)) / count,
      (KEYFRAMES * keyframe + TAPES * tape) / count,
      "B",
      4000,
    ),
    ratioLine("P12", `the list at a moment, ${count}`, moments, "ms", null),
    ...(count <= 10_000
      ? [
          amountLine(
            "P12",
            "the same",
            middle("floor"),
            middle("ours"),
            "ms",
            100,
          ),
        ]
      : []),
  ];
};

/** The least that these changes of an hour could be written as: three columns of numbers. */
const columnsOf = (count: number): number => {
  const [who, when, page]: [number[], number[], number[]] = [[], [], []];
  for (let step = 1; step <= STEPS; step++)
    for (const [place, number] of changedIn(step, count).entries()) {
      who.push(place === 0 ? number : CHANGED_EVERY);
      when.push(number % EVERY_MS);
      page.push(pageAt(START + step * EVERY_MS - (number % EVERY_MS)));
    }
  return [who, when, page].reduce(
    (sum, column) => sum + packNumbers(column).length,
    0,
  );
};

/** Who changes at an observation. */
const changedIn = (step: number, count: number): readonly number[] => {
  const first = step % CHANGED_EVERY;
  return Array.from(
    { length: Math.ceil((count - first) / CHANGED_EVERY) },
    (_, place) => first + place * CHANGED_EVERY,
  );
};

const pageAt = (ms: number): number => Math.floor(ms / SECOND) % PAGES;

const hourOf = (count: number) => {
  const list = Array.from({ length: count }, (_, number) => reportOf(number));
  const ids = list.map(({ id }) => id);
  const reports = new Map(list.map((report) => [report.id, report]));
  const scene = { reports: new Map(reports), running: new Map() };
  const begin = { reports, running: new Map() };
  const from = { revision: 0, at: instant(START), online: 0 };
  const writer = continueTape(ids, scene, null);
  // As after some hours: everybody has changed since the keyframe.
  const since = new Map(
    list.map((report) => [report.id, changed(report, START - SECOND)]),
  );
  writer.add(changesSince(begin, { ...begin, reports: since }, from.at));
  for (let step = 1; step <= STEPS; step++) {
    const at = instant(START + step * EVERY_MS);
    const upserts = changedIn(step, count).flatMap((number) => {
      const id = ids[number];
      const report = id && scene.reports.get(id);
      return report ? [changed(report, at - (number % EVERY_MS))] : [];
    });
    writer.add({ at, upserts, removals: [], running: [], gone: [] });
  }
  const label: TapeLabel = {
    base: 0,
    from,
    to: { ...from, revision: STEPS, at: instant(START + HOUR) },
    at: packNumbers(Array.from({ length: STEPS }, () => EVERY_MS)),
    online: packNumbers(Array.from({ length: STEPS }, () => 0)),
  };
  return { base: { ids, scene: begin }, label, changes: writer.changes() };
};

const reportOf = (number: number): Report => {
  const { id, lastLoginAt, lastActiveAt, lastSeenAt, ...row } = userRow(number);
  return {
    ...row,
    id: personId(id),
    account: row.account === "disabled" ? "disabled" : "active",
    lastLoginAt: instant(lastLoginAt),
    lastActiveAt: instant(lastActiveAt),
    lastSeenAt: instant(lastSeenAt),
    sessions: row.sessions.map((session): LiveSession => ({
      ...session,
      id: sessionId(session.id),
      startedAt: instant(session.startedAt),
      lastSeenAt: instant(session.lastSeenAt),
      lastActiveAt: instant(session.lastActiveAt),
      page: { ...session.page, since: instant(session.page.since) },
      userAgent: null,
    })),
  };
};

/** The person acts, and goes on to another page if they are on one. */
const changed = (report: Report, ms: number): Report => {
  const at = instant(ms);
  return {
    ...report,
    lastActiveAt: at,
    lastSeenAt: at,
    sessions: report.sessions.map((session) => ({
      ...session,
      lastActiveAt: at,
      lastSeenAt: at,
      page: session.page && {
        ...session.page,
        url: `https://platform.example.test/page/${pageAt(ms)}`,
        since: at,
      },
    })),
  };
};

const timed = (work: () => unknown): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};
