import type { Page } from "puppeteer-core";
import { MINUTE } from "../../utils/domain/instant.ts";
import type { Verdict } from "../support/compare-sessions.ts";
import {
  BETWEEN_POLLS_MS,
  type StreamedWorld,
} from "../support/streamed-world.ts";

/** What a part of the soak has come to. */
export interface Outcome {
  readonly part: string;
  readonly deaths: number;
  readonly streams: number;
  readonly polls: number;
  readonly verdict: Verdict;
  /** Worker's heap and database at start and end, bytes; null where nobody looked. */
  readonly heap: readonly [number, number] | null;
  readonly disk: readonly [number, number];
  /** What else was wrong, a sentence each. */
  readonly wrong: readonly string[];
}

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The verdict on everything up to now. A list that was asked for by a poll may miss what was very short. */
export const judge = async (
  world: StreamedWorld,
  page: Page,
): Promise<Verdict> => {
  const found = await world.compare(
    page,
    world.asked("/presence") > 1 ? BETWEEN_POLLS_MS : 0,
  );
  return found.contiguous
    ? found
    : { ...found, faults: [...found.faults, "The journal has a hole."] };
};

/** Prints a line when a minute has passed since the last one. To be called again and again. */
export const minuteLines = (
  part: string,
  world: StreamedWorld,
): ((page: Page, deaths: number) => Promise<void>) => {
  const start = performance.now();
  let minutes = 0;
  return async (page, deaths) => {
    const passed = Math.floor((performance.now() - start) / MINUTE);
    if (passed === minutes) return;
    minutes = passed;
    const verdict = await judge(world, page);
    print(
      `${part.padEnd(24)} ${String(minutes).padStart(3)} min  ${wordsOf(verdict, deaths, world)}`,
    );
  };
};

const wordsOf = (
  { once, lost, doubled, late, early, coveredMs }: Verdict,
  deaths: number,
  world: StreamedWorld,
): string =>
  [
    `deaths ${deaths}`,
    `streams ${world.asked("/stream")}`,
    `polls ${world.asked("/presence")}`,
    `once ${once}`,
    `lost ${lost}`,
    `doubled ${doubled}`,
    `late ${late}`,
    `early ${early}`,
    `watched ${(coveredMs / MINUTE).toFixed(0)} min`,
  ].join("  ");

/** True when nothing is wrong. */
export const printOutcome = (outcome: Outcome): boolean => {
  const { part, deaths, streams, polls, verdict, heap, disk, wrong } = outcome;
  const { once, brief, outside, lost, doubled, late, early, coveredMs } =
    verdict;
  const { invented, overlapping } = verdict;
  print(
    [
      `${part}: ${deaths} deaths, ${streams} streams, ${polls} polls, ${(coveredMs / MINUTE).toFixed(0)} min watched`,
      `  sessions: once ${once}, lost ${lost}, doubled ${doubled}, late ${late}, early ${early}, invented ${invented}, overlapping ${overlapping}; too short for a poll ${brief}, unwatched ${outside}`,
      `  heap ${heap === null ? "not seen" : heap.map(megabytes).join(" -> ")}, database ${disk.map(megabytes).join(" -> ")}`,
      ...[...verdict.faults, ...wrong].map((fault) => `  WRONG ${fault}`),
    ].join("\n"),
  );
  return verdict.faults.length + wrong.length === 0;
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
