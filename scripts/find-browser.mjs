import { ensure, find } from "./find-program.mjs";

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
