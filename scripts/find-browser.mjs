import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";
import { GiveUp, say } from "./say.mjs";

/** Where browsers are, in the order in which they are taken. */
const CHROMIUM = {
  variable: "ROLLCALL_CHROMIUM",
  names: [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
  ],
  paths: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
  ],
  packages: ["chromium", "fonts-noto-core", "fonts-noto-cjk"],
  wanted: "Chromium, Chrome or Edge",
};

const FIREFOX = {
  variable: "ROLLCALL_FIREFOX",
  names: ["firefox-esr", "firefox"],
  paths: [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
  ],
  packages: ["firefox-esr"],
  wanted: "Firefox",
};

/** @returns {string | null} path of an installed Chromium, Chrome or Edge */
export const findChromium = () => find(CHROMIUM);

/** @returns {string | null} path of an installed Firefox */
export const findFirefox = () => find(FIREFOX);

/** Finds or installs a Chromium, saying what it does. @returns {string} its path */
export const ensureChromium = () => ensure(CHROMIUM);

/** Finds or installs a Firefox, saying what it does. @returns {string} its path */
export const ensureFirefox = () => ensure(FIREFOX);

/** @param {typeof CHROMIUM} browser */
const find = ({ variable, names, paths }) => {
  const chosen = process.env[variable];
  if (chosen) return existsSync(chosen) ? chosen : null;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...paths,
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
};

/** @param {typeof CHROMIUM} browser */
const ensure = (browser) => {
  const found = find(browser);
  if (found !== null) return found;
  if (!isDebianRoot())
    throw new GiveUp(
      `No ${browser.wanted} was found. Install one, or name its program in ${browser.variable}, and try again.`,
    );
  say(
    `installing ${browser.wanted} (${browser.packages.join(", ")}) from Debian's packages`,
  );
  const quiet = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const installed =
    run("apt-get", ["-qq", "update"], quiet) === 0 &&
    run(
      "apt-get",
      ["-qq", "install", "-y", "--no-install-recommends", ...browser.packages],
      quiet,
    ) === 0;
  const path = find(browser);
  if (!installed || path === null)
    throw new GiveUp(
      `${browser.wanted} could not be installed; apt-get says why above.`,
    );
  return path;
};

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync("/etc/os-release") &&
  /^ID(?:_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
