import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { lookWithAxe } from "../support/axe.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { connectingStates } from "../support/connecting-states.ts";
import { type JsonServer, startJsonServer } from "../support/json-server.ts";
import { listPage } from "../support/list-page.ts";
import { LOOKS, lookAt } from "../support/looks.ts";
import {
  CONNECTED,
  NEVER_ANSWERED,
  type PageState,
  REFUSED,
  UNCONNECTED,
} from "../support/page-states.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

/*
 * Every state of every page, in every look: axe finds nothing, nothing is wider than the window, nothing moves for who
 * wants no motion. The states are tables in tests/support/page-states.ts, the looks in tests/support/looks.ts.
 */

let platform: Reference;
let chromium: ChromiumExtension;
let json: JsonServer;

beforeAll(async () => {
  [platform, chromium, json] = await Promise.all([
    startReference(240),
    launchExtension(),
    startJsonServer({
      "/people": () => ({
        people: ["Ana", "Bo"].map((name) => ({ id: name, name, state: "on" })),
      }),
    }),
  ]);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
  await json?.stop();
});

/** The popup is as wide as browsers let it be, whatever the window. */
const reflows = ({ path }: PageState): boolean => path !== "popup.html";

const check = async (state: PageState): Promise<void> => {
  const page = await chromium.open(state.path);
  await state.reach(page);
  const session = await page.createCDPSession();
  const faults: string[] = [];
  let kept = 0;
  for (const look of LOOKS) {
    await lookAt(page, session, look);
    const found = await lookWithAxe(page, look.isRecoloured);
    kept += found.kept;
    faults.push(...found.faults.map((fault) => `${look.name}: ${fault}`));
    if (reflows(state)) {
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - innerWidth,
      );
      if (beyond > 0) faults.push(`${look.name}: ${beyond} px too wide`);
    }
  }
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming())
      .filter(
        (timing) =>
          timing !== undefined &&
          (Number(timing.duration) > 1 || timing.iterations !== 1),
      )
      .map((timing) => `moves for ${String(timing?.duration)} ms`),
  );
  process.stdout.write(
    `${state.name}: ${LOOKS.length} looks, ${kept} rules kept, ${faults.length + moving.length} broken\n`,
  );
  await state.leave?.(page);
  expect([...faults, ...moving]).toEqual([]);
  expect(kept).toBeGreaterThan(2 * 10 + LOOKS.length);
};

afterEach(() => chromium.closePages());

describe("before anything is connected", () => {
  it.each(UNCONNECTED)("$name", check);

  it.each(connectingStates(() => `${json.base}/people`))("$name", check);
});

describe("with a platform that refuses the token from the start", () => {
  beforeAll(async () => {
    await connectTo(chromium, { base: platform.base, token: "no" });
  });

  it.each(NEVER_ANSWERED)("$name", check);
});

describe("with people in the list", () => {
  beforeAll(() => give(platform.token));

  it.each(CONNECTED)("$name", check);
});

describe("with a list that is old, because the token is refused", () => {
  beforeAll(() => give("no"));

  it.each(REFUSED)("$name", check);
});

/** Gives the one connection another token, as its options page does. */
const give = async (token: string): Promise<void> => {
  const options = await chromium.open("options.html");
  const source = await options.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("rollcall");
        opening.onerror = () => reject(new Error("no database"));
        opening.onsuccess = () => {
          const database = opening.result;
          const asking = database
            .transaction("settings")
            .objectStore("settings")
            .get("sources");
          asking.onsuccess = () => {
            database.close();
            // CAST: what settings.ts keeps there.
            const [first] = asking.result as readonly { id: string }[];
            resolve(first?.id ?? "");
          };
        };
      }),
  );
  await options.close();
  await chromium.send({
    type: "save",
    source,
    address: platform.base,
    name: null,
    token,
    remember: true,
  });
  const popup = listPage(await chromium.open("popup.html"));
  const word = token === "no" ? "Token refused" : "Updated";
  await until(async () => (await popup.status()).startsWith(word), 20_000);
  await popup.page.close();
};
