import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { until } from "../support/until.ts";
import type { BenchExtension } from "./bench-extension.ts";
import { type Line, percentile } from "./statistics.ts";
import { type StreamServer, startStreamServer } from "./stream-server.ts";

const PEOPLE = 1000;
const EVENTS = 300;
const WARM_UP = 20;

/** Reads the same stream and sets the badge on each event; nothing else. */
const FLOOR_WORKER = `
chrome.runtime.onMessage.addListener(url => void read(url));
const read = async url => {
  const reader = (await fetch(url)).body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    for (let end; (end = text.indexOf("\\n\\n")) >= 0; text = text.slice(end + 2)) {
      const { count } = JSON.parse(text.slice(text.indexOf("data: ") + 6, end));
      if (count !== undefined) await chrome.action.setBadgeText({ text: String(count) });
    }
  }
};`;

/**
 * P3: from the platform writing an event to its socket to the badge's text, in turn by a worker that only sets the badge
 * and by Rollcall's, in one browser, of which nothing is attached to a worker. A page of each extension asks for the
 * badge's text again and again; what that adds (about half a round trip) is in both.
 */
export const eventToBadge = async ({
  browser,
  folder,
  open,
}: BenchExtension): Promise<readonly Line[]> => {
  const floorFolder = join(folder, "..", "badge-floor");
  writeFloor(floorFolder);
  const id = await browser.installExtension(floorFolder);
  const ours = await sideOf(await open("empty.html"), connectRollcall);
  const floorPage = await browser.newPage();
  await floorPage.goto(`chrome-extension://${id}/page.html`);
  const floor = await sideOf(floorPage, connectFloor);
  try {
    const times = { floor: [] as number[], ours: [] as number[] };
    for (let event = 0; event < EVENTS + WARM_UP; event++) {
      const measured = {
        floor: await floor.measure(),
        ours: await ours.measure(),
      };
      if (event < WARM_UP) continue;
      times.floor.push(measured.floor);
      times.ours.push(measured.ours);
    }
    return [
      line("median", 0.5, 2, times),
      line("95th percentile", 0.95, 3, times),
    ];
  } finally {
    await floor.end();
    await ours.end();
    await browser.uninstallExtension(id);
    rmSync(floorFolder, { recursive: true });
  }
};

const line = (
  name: string,
  share: number,
  budget: number,
  {
    floor,
    ours,
  }: { readonly floor: readonly number[]; readonly ours: readonly number[] },
): Line => {
  const [low, high] = [percentile(floor, share), percentile(ours, share)];
  const ratio = high / low;
  return {
    row: "P3",
    what: `event to badge, ${name} of ${EVENTS}`,
    floor: `${low.toFixed(2)} ms`,
    ours: `${high.toFixed(2)} ms`,
    measure: `${ratio.toFixed(2)} ×`,
    budget: `≤ ${budget} ×`,
    met: ratio <= budget,
    amounts: { floor: low, ours: high },
  };
};

interface Side {
  /** One event, from the socket to the badge, ms. */
  readonly measure: () => Promise<number>;
  readonly end: () => Promise<void>;
}

const sideOf = async (
  page: Page,
  connect: (page: Page, base: string) => Promise<() => Promise<unknown>>,
): Promise<Side> => {
  const server: StreamServer = await startStreamServer(PEOPLE);
  const disconnect = await connect(page, server.base);
  await until(() => server.readers() === 1, 20_000);
  return {
    measure: async () => {
      await page.bringToFront();
      await watchBadge(page);
      const writtenAt = server.turn();
      const seenAt = await badgeSeen(page, String(server.online()));
      return seenAt - writtenAt;
    },
    end: async () => {
      await disconnect();
      await page.close();
      await server.stop();
    },
  };
};

interface Watching {
  chrome: {
    action: { getBadgeText: (details: object) => Promise<string> };
    runtime: { sendMessage: (message: unknown) => Promise<unknown> };
  };
  /** Each text of the badge, with the time at which it was seen first. */
  seen?: Map<string, number>;
  watching?: boolean;
}

/** Begins to ask for the badge's text without a pause, from now on. */
const watchBadge = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // CAST: `chrome` is there inside an extension's page, and the rest is put there by these lines.
    const world = globalThis as unknown as Watching;
    const { action } = world.chrome;
    const seen = new Map<string, number>();
    world.seen = seen;
    world.watching = true;
    // What stands there now was not brought by the event.
    seen.set(await action.getBadgeText({}), Number.NaN);
    const look = async (): Promise<void> => {
      while (world.watching === true && world.seen === seen) {
        const text = await action.getBadgeText({});
        if (!seen.has(text))
          seen.set(text, performance.timeOrigin + performance.now());
      }
    };
    void look();
  });

const badgeSeen = async (page: Page, text: string): Promise<number> => {
  const handle = await page.waitForFunction(
    (wanted) => {
      // CAST: as above.
      const world = globalThis as unknown as Watching;
      const at = world.seen?.get(wanted);
      if (at === undefined) return null;
      world.watching = false;
      return at;
    },
    { polling: 20, timeout: 20_000 },
    text,
  );
  return Number(await handle.jsonValue());
};

const tell = (page: Page, message: unknown): Promise<unknown> =>
  page.evaluate(
    (said) =>
      // CAST: as above.
      (globalThis as unknown as Watching).chrome.runtime
        .sendMessage(said)
        .catch(() => null),
    message,
  );

/** It goes with its extension. */
const connectFloor = async (page: Page, base: string) => {
  await tell(page, `${base}/stream`);
  return async () => {};
};

const connectRollcall = async (page: Page, base: string) => {
  const saved = await tell(page, {
    type: "save",
    source: null,
    address: base,
    name: null,
    token: "a-token-of-the-bench",
    remember: true,
  });
  // CAST: what `save` answers.
  const { value: source } = saved as { readonly value: string };
  return () => tell(page, { type: "remove", source });
};

const writeFloor = (folder: string): void => {
  mkdirSync(folder);
  const manifest = {
    manifest_version: 3,
    name: "Badge floor",
    version: "1",
    action: {},
    background: { service_worker: "worker.js" },
    host_permissions: ["http://127.0.0.1/*"],
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "worker.js"), FLOOR_WORKER);
  writeFileSync(
    join(folder, "page.html"),
    "<!doctype html><title>Badge floor</title>",
  );
};
