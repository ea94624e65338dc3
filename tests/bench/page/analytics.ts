import { analyticsOf } from "../../../utils/domain/analytics/analytics-of.ts";
import { blockOfFinished } from "../../../utils/domain/analytics/block-of.ts";
import { factsOf } from "../../../utils/domain/analytics/facts.ts";
import { openingOf } from "../../../utils/domain/analytics/opening.ts";
import type { SessionBlock } from "../../../utils/domain/analytics/session-block.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { DAY } from "../../../utils/domain/instant.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { openHistory } from "../../../utils/storage/history-reader.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { readFinished } from "../../support/finished-sessions.ts";
import { idOf } from "../people.ts";
import {
  type Kind,
  RANGE,
  SOURCE,
  fillHistory,
  putMonth,
} from "./history-filled.ts";

const ASKED = { range: RANGE, zone: "Europe/Warsaw", weekStart: 1 as const };

const disks = new Map<string, Database>();
let columns: readonly SessionBlock[] = [];

export type Measured =
  | "all"
  | "read"
  | "opening"
  | "heatmap"
  | "floor"
  | "objects";

/** Puts a month of these people on the disk, and its columns into memory. */
export const prepareAnalytics = async (people: number): Promise<number> => {
  for (const kind of ["details", "rollups"] as const)
    disks.set(kind, await fillHistory(people, kind));
  const facts = await factsFrom("details");
  columns = facts.blocks;
  return columns.reduce((sum, { count }) => sum + count, 0);
};

const diskOf = (kind: Kind): Database => {
  const db = disks.get(kind);
  if (db === undefined) throw new Error("The disk is empty.");
  return db;
};

const historyOf = (kind: Kind) => openHistory(diskOf(kind));

const factsFrom = async (kind: Kind) => {
  const facts = await historyOf(kind).facts(
    SOURCE,
    RANGE,
    RANGE.to,
    DEFAULT_LIMITS,
  );
  if (!facts.ok) throw new Error(JSON.stringify(facts.failure));
  return facts.value;
};

const openingFrom = async (kind: Kind) => {
  const quarters = await historyOf(kind).quarters(
    SOURCE,
    RANGE,
    RANGE.to,
    DEFAULT_LIMITS,
  );
  if (!quarters.ok) throw new Error(JSON.stringify(quarters.failure));
  return openingOf(quarters.value, ASKED);
};

/** ms of one of these, from the disk; and a number of its answer, which must be the same for all ways to it. */
export const analyse = async (
  kind: Kind,
  what: Measured,
): Promise<{ readonly ms: number; readonly answer: number }> => {
  const quarters = what === "heatmap" ? (await factsFrom(kind)).quarters : [];
  const start = performance.now();
  const answer = await answerOf(kind, what, quarters);
  return { ms: performance.now() - start, answer };
};

const answerOf = async (
  kind: Kind,
  what: Measured,
  quarters: Parameters<typeof openingOf>[0],
): Promise<number> => {
  switch (what) {
    case "all":
      return analyticsOf(await factsFrom(kind), ASKED, pageName).unique;
    case "read":
      return (await factsFrom(kind)).blocks.length;
    case "opening":
      return (await openingFrom(kind)).unique;
    case "heatmap":
      return openingOf(quarters, ASKED).unique;
    case "objects": {
      const { from, to } = RANGE;
      const sessions = await readFinished(diskOf(kind), SOURCE, from, to);
      if (!sessions.ok) throw new Error(JSON.stringify(sessions.failure));
      const blocks = [blockOfFinished(sessions.value)];
      const watched = [{ from, to }];
      const facts = factsOf(RANGE, blocks, watched, []);
      return analyticsOf(facts, ASKED, pageName).unique;
    }
    default:
      return onePass();
  }
};

/** The least that any number of all sessions can cost: each is looked at once, in memory. */
const onePass = (): number => {
  let sum = 0;
  for (const { count, start, end } of columns)
    for (let row = 0; row < count; row++)
      sum += (end[row] ?? 0) - (start[row] ?? 0);
  return sum;
};

/** Gives the people of a connected source the thirty days before this one, where the extension itself reads them. */
export const giveMonth = (
  source: string,
  people: number,
  aDay: number,
  today: number,
): Promise<void> =>
  putMonth(
    openDatabase(),
    {
      source: sourceId(source),
      begin: (Math.floor(today / DAY) - 30) * DAY,
      ...{ people, aDay, idOf },
    },
    "details",
  );
