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

describe("with the keyboard alone", () => {
  it.each(WALKED)("all of $name is reached, seen and left", async (state) => {
    const page = await open(state);
    const { back, there, controls } = await walkedWhole(page);
    process.stdout.write(`${state.name}: ${there.length} stops\n`);
    await state.leave?.(page);
    expect(controls.length).toBeGreaterThan(0);
    expect([...back, ...there].flatMap(faultsOf)).toEqual([]);
    expect(namesOf(back)).toEqual(controls);
    expect(namesOf(there)).toEqual(controls);
  });
});

const controlNames = async (page: Page): Promise<readonly string[]> =>
  namesOf((await controlsOf(page)).map((name) => ({ name })));

const MOST_WALKS = 5;

/** From wherever the state left the focus, all the way round in both directions; anew where people moved meanwhile. */
const walkedWhole = async (page: Page, walks = 1): Promise<Walked> => {
  const before = await controlNames(page);
  const back = await walk(page, "Shift+Tab");
  const there = await walk(page, "Tab");
  const controls = await controlNames(page);
  return before.join() === controls.join() || walks === MOST_WALKS
    ? { back, there, controls }
    : walkedWhole(page, walks + 1);
};

interface Walked {
  readonly back: readonly Stop[];
  readonly there: readonly Stop[];
  readonly controls: readonly string[];
}

const faultsOf = ({ name, hasRing, isInSight }: Stop): readonly string[] => [
  ...(hasRing ? [] : [`${name}: no ring`]),
  ...(isInSight ? [] : [`${name}: out of sight`]),
];
