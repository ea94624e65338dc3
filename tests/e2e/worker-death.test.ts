import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

const KILLS = 12;

let platform: Reference;
let chromium: ChromiumExtension;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(600),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

/** The journal as it lies on the disk, read by a page: every id once, and what the state says of them. */
const onDisk = async () => {
  const page = await chromium.open("options.html");
  const read = await page.evaluate(async () => {
    const open = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("rollcall");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () =>
        reject(new Error("The database cannot be opened."));
    });
    const all = (store: string) =>
      new Promise<{ [key: string]: never }[]>((resolve) => {
        const request = open.transaction(store).objectStore(store).getAll();
        request.onsuccess = () =>
          resolve(request.result as { [key: string]: never }[]);
      });
    const [state] = await all("states");
    const keyframes = await all("keyframes");
    const deltas = await all("deltas");
    open.close();
    return { state, keyframes, deltas } as unknown as {
      state: {
        revision: number;
        keyframe: number;
        tally: { total: number; online: number };
      };
      keyframes: { ids: string[] }[];
      deltas: {
        revision: number;
        upserts: { id: string; sessions: unknown[] }[];
        removals: string[];
      }[];
    };
  });
  await page.close();
  return read;
};

describe("a worker that is killed again and again", () => {
  it("loses nothing and doubles nothing", async () => {
    const popup = listPage(await chromium.open("popup.html"));
    await popup.ready();
    for (let kill = 0; kill < KILLS; kill++) {
      await chromium.killWorker();
      await popup.press("Refresh now");
    }
    await until(async () => {
      const { total, online } = platform.truth();
      return (
        (await popup.card("Total users")) === String(total) &&
        (await popup.card("Online now")) === String(online)
      );
    }, 30_000);
    const { state, keyframes, deltas } = await onDisk();
    const ids = keyframes.flatMap(({ ids }) => ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(state.tally.total);
    const after = deltas
      .map(({ revision }) => revision)
      .filter((revision) => revision > state.keyframe);
    expect(after).toEqual(
      Array.from(
        { length: state.revision - state.keyframe },
        (_, at) => state.keyframe + 1 + at,
      ),
    );
    expect((await chromium.badge()).text).toBe(String(state.tally.online));
  });
});
