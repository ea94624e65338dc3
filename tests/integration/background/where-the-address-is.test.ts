import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningPlatform } from "../../../platform/platform.ts";
import { startBackground } from "../../../utils/background/start.ts";
import { fake } from "../../support/fake-extension.ts";
import { until } from "../../support/until.ts";
import { startStanding, freshBrowser } from "../../support/worker-world.ts";

const PEOPLE = 120;

let platform: RunningPlatform;
let isUp = false;

const stopPlatform = async (): Promise<void> => {
  if (isUp) await platform.stop();
  isUp = false;
};

beforeEach(async () => {
  freshBrowser();
  platform = await startStanding(PEOPLE);
  isUp = true;
});

afterEach(async () => {
  fake.endWorker();
  await stopPlatform();
});

const connect = async (): Promise<void> => {
  fake.allow("http://127.0.0.1/*");
  startBackground();
  await fake.send({
    type: "save",
    source: null,
    address: platform.base,
    name: null,
    token: platform.token,
    remember: true,
  });
};

const asked = () => fake.session.get("intent");

describe("the item of the browser's menu", () => {
  it("is made when Rollcall is installed, once for texts and once for links to addresses", async () => {
    startBackground();
    expect(fake.menu.size).toBe(0);
    fake.install();
    await until(() => fake.menu.size === 2);
    fake.install();
    await until(() => fake.menu.size === 2);
    expect([...fake.menu]).toEqual([
      [
        "ask-selection",
        { title: "Is this person online?", contexts: ["selection"] },
      ],
      [
        "ask-mailto",
        {
          title: "Is this person online?",
          contexts: ["link"],
          targetUrlPatterns: ["mailto:*"],
        },
      ],
    ]);
  });

  it("opens the panel in the click itself, and tells it whom the click was about", async () => {
    startBackground();
    fake.click(
      { menuItemId: "ask-selection", selectionText: "To: Ana <ana@acme.test>" },
      { windowId: 3 },
    );
    // Before anything could be awaited: later the browser would refuse.
    expect(fake.panels()).toBe(1);
    await until(() => asked() !== undefined);
    expect(asked()).toMatchObject({
      asked: { text: "ana@acme.test" },
      windowId: 3,
    });
  });

  it("works in a worker that the click itself has started, over a link, and where the panel is refused", async () => {
    startBackground();
    fake.endWorker();
    startBackground();
    fake.refusePanels();
    fake.click(
      { menuItemId: "ask-mailto", linkUrl: "mailto:bo%40acme.test?subject=x" },
      { windowId: 4 },
    );
    await until(() => asked() !== undefined);
    expect(asked()).toMatchObject({
      asked: { text: "bo@acme.test" },
      windowId: 4,
    });
  });
});

describe("the address bar", () => {
  it("knows people while the platform is down and the worker has just begun", async () => {
    await connect();
    await until(async () => (await fake.type("lovelace")).people.length === 1);
    await stopPlatform();
    fake.endWorker();
    startBackground();
    const { headline, people } = await fake.type("lovelace");
    expect(headline).toContain("1 person fits “lovelace”");
    expect(people).toHaveLength(1);
    expect(people[0]?.description).toMatch(/^<match>Ada Lovelace<\/match> · /);
  });

  it("names nobody while the screen is shared, and opens whoever is chosen", async () => {
    await connect();
    await until(async () => (await fake.type("lovelace")).people.length === 1);
    await fake.send({ type: "setShareSafe", on: true });
    const [ada] = (await fake.type("lovelace")).people;
    expect(ada?.description).toMatch(/^<match>A••• L•••<\/match> · /);
    expect(JSON.stringify(ada)).not.toMatch(/Lovelace|ada@/i);
    fake.enter(ada?.content ?? "");
    await until(() => asked() !== undefined);
    await fake.send({ type: "setShareSafe", on: false });
    const [clear] = (await fake.type("lovelace")).people;
    expect(clear?.description).toContain("Ada Lovelace");
    expect(asked()).toMatchObject({ asked: { text: "demo-ada" } });
  });

  it("says so where nothing is connected", async () => {
    startBackground();
    expect(await fake.type("ana")).toEqual({
      headline: "Rollcall – not connected yet",
      people: [],
    });
  });

  it("opens the panel for what was chosen, or a tab where the browser allows no panel", async () => {
    startBackground();
    fake.enter("ana@acme.test");
    expect(fake.panels()).toBe(1);
    await until(() => asked() !== undefined);
    expect(asked()).toMatchObject({
      asked: { text: "ana@acme.test" },
      windowId: 7,
    });
    expect(fake.tabs).toEqual([]);
    fake.refusePanels();
    fake.enter("bo", "newBackgroundTab");
    await until(() => fake.tabs.length === 1);
    expect(fake.tabs).toEqual([
      { url: "chrome-extension://rollcall/sidepanel.html", active: false },
    ]);
  });
});

describe("the key for the panel", () => {
  it("opens it in the keystroke itself; other keys are not ours", () => {
    startBackground();
    fake.press("open-panel", { windowId: 3 });
    expect(fake.panels()).toBe(1);
    fake.press("_execute_action");
    expect(fake.panels()).toBe(1);
  });
});
