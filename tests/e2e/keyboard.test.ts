import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type Stop, controlsOf, walk } from "../support/keyboard-walk.ts";
import { CONNECTED, type PageState } from "../support/page-states.ts";
import { type Reference, startReference } from "../support/reference.ts";

let platform: Reference;
let chromium: ChromiumExtension;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

afterEach(() => chromium.closePages());

const open = async ({ path, reach }: PageState): Promise<Page> => {
  const page = await chromium.open(path, { width: 800, height: 640 });
  await reach(page);
  return page;
};

/** Those without an open menu: in a menu the arrow keys walk. */
const WALKED = CONNECTED.filter(({ name }) => !/columns|export/.test(name));

/** Row by row the list has one stop; whose row that is, and what a chip counts, may change while we walk. */
const namesOf = (stops: readonly Pick<Stop, "name">[]): readonly string[] =>
  stops
    .map(({ name }) => (ROW.test(name) ? "row" : name.replace(COUNT, "")))
    .toSorted();

const ROW = /^u-?\d+$/;
const COUNT = /\n[\d,]+\??$/;

/** One state of a page is walked forwards, the next one backwards: a trap shows either way, in half the presses. */
const WALKS = WALKED.map((state, place) => ({
  state,
  name: state.name,
  key: place % 2 === 0 ? ("Tab" as const) : ("Shift+Tab" as const),
}));

describe("with the keyboard alone", () => {
  it.each(WALKS)(
    "all of $name is reached, seen and left ($key)",
    async ({ state, key }) => {
      const page = await open(state);
      const { stops, controls } = await walkedWhole(page, key);
      process.stdout.write(`${state.name}: ${stops.length} stops\n`);
      await state.leave?.(page);
      expect(controls.length).toBeGreaterThan(0);
      expect(stops.flatMap(faultsOf)).toEqual([]);
      expect(namesOf(stops)).toEqual(controls);
    },
  );
});

const controlNames = async (page: Page): Promise<readonly string[]> =>
  namesOf((await controlsOf(page)).map((name) => ({ name })));

const MOST_WALKS = 5;

/** From wherever the state left the focus, all the way round; anew where people moved meanwhile. */
const walkedWhole = async (
  page: Page,
  key: "Tab" | "Shift+Tab",
  walks = 1,
): Promise<Walked> => {
  const before = await controlNames(page);
  const stops = await walk(page, key);
  const controls = await controlNames(page);
  return before.join() === controls.join() || walks === MOST_WALKS
    ? { stops, controls }
    : walkedWhole(page, key, walks + 1);
};

interface Walked {
  readonly stops: readonly Stop[];
  readonly controls: readonly string[];
}

const faultsOf = ({ name, hasRing, isInSight }: Stop): readonly string[] => [
  ...(hasRing ? [] : [`${name}: no ring`]),
  ...(isInSight ? [] : [`${name}: out of sight`]),
];
