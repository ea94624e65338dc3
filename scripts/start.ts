/*
 * `npm start`: the reference platform, the built extension, a real browser with both, connected. Ends with Ctrl-C, with
 * the browser, or after --seconds; leaves nothing running and nothing behind.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "puppeteer-core";
import { build, outputOf } from "./build.ts";
import { extensionId, launchChromium } from "./chromium.ts";
import { ensureChromium } from "./find-browser.mjs";
import {
  type PlatformProcess,
  startPlatformProcess,
} from "./platform-process.ts";
import { GiveUp, say } from "./say.mjs";
import { connect, reportOn, takePictures } from "./start-pages.ts";

const REPORT_EVERY_MS = 5_000;

const { values: options } = parseArgs({
  allowPositionals: false,
  options: {
    headless: {
      type: "boolean",
      default: process.platform === "linux" && !hasDisplay(),
    },
    seconds: { type: "string" },
    pictures: { type: "string" },
    people: { type: "string", default: "240" },
    seed: { type: "string", default: "1" },
    speed: { type: "string", default: "1" },
    past: { type: "string" },
    port: { type: "string", default: "0" },
  },
});

function hasDisplay(): boolean {
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

/** A month of history is there at once for a company of this size; of a larger one it takes a while to make up. */
const pastOf = (people: number): string => (people <= 1000 ? "30d" : "0d");

/** Aborted by Ctrl-C and its like: registered before anything is started, so that nothing started is left behind. */
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => stopped.abort());

/** Resolves when it is time to go: a signal, the browser's end, or the end of --seconds. */
const untilTheEnd = (browser: Browser, seconds: number | null): Promise<void> =>
  new Promise((done) => {
    stopped.signal.addEventListener("abort", () => done());
    browser.once("disconnected", () => done());
    if (seconds !== null) setTimeout(done, seconds * 1000);
  });

const main = async (): Promise<void> => {
  const seconds =
    options.seconds === undefined ? null : Number(options.seconds);
  if (seconds !== null && !(seconds > 0))
    throw new GiveUp("--seconds takes a number above 0.");
  const profile = mkdtempSync(join(tmpdir(), "rollcall-"));
  let platform: PlatformProcess | null = null;
  let browser: Browser | null = null;
  try {
    say(`starting the reference platform with ${options.people} people`);
    const { people, seed, speed, port } = options;
    platform = await startPlatformProcess([
      ...["--people", people, "--seed", seed, "--speed", speed, "--port", port],
      ...["--past", options.past ?? pastOf(Number(people))],
      ...["--database", join(profile, "platform.sqlite")],
    ]);
    say(`platform ${platform.base}, token ${platform.token}`);
    say(`demo pages ${platform.demo}`);
    say(`demo helpdesk ${platform.helpdesk}`);
    stopped.signal.throwIfAborted();
    say("building the extension");
    const target = { browser: "chrome", mode: "demo" } as const;
    await build(target);
    const extension = resolve(outputOf(target));
    stopped.signal.throwIfAborted();
    say(
      options.headless
        ? "opening a browser without a window"
        : "opening a browser",
    );
    browser = await launchChromium({
      executablePath: ensureChromium(),
      extension,
      headless: options.headless,
      userDataDir: join(profile, "browser"),
    });
    const end = untilTheEnd(browser, seconds);
    const root = `chrome-extension://${extensionId(extension)}`;
    await connect(browser, root, platform, options.headless);
    if (options.headless) await showWithoutWindow(browser, root, platform, end);
    else {
      say(
        "connected: click Rollcall's icon for the popup, and the panel sign in it for the side panel. Ctrl-C ends it",
      );
      await end;
    }
  } finally {
    await browser?.close().catch(() => {}); // It may be the browser that ended first.
    await platform?.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

const showWithoutWindow = async (
  browser: Browser,
  root: string,
  platform: PlatformProcess,
  end: Promise<void>,
): Promise<void> => {
  const folder =
    options.pictures ?? mkdtempSync(join(tmpdir(), "rollcall-pictures-"));
  mkdirSync(folder, { recursive: true });
  const page = await takePictures(browser, root, folder, platform);
  say(
    `pictures of popup, side panel, a ticket, dashboard and options are in ${folder}`,
  );
  const report = async (): Promise<void> => say(await reportOn(page));
  await report();
  const timer = setInterval(
    () => void report().catch(() => {}),
    REPORT_EVERY_MS,
  );
  await end;
  clearInterval(timer);
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (stopped.signal.aborted) process.exit(130);
    console.error(
      `rollcall: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exit(1);
  },
);
