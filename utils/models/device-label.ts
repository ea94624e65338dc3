import Bowser from "bowser";
import type { Device } from "../domain/person.ts";

/** Longer ones are not read: real ones are a third of it, and reading is quadratic for a hostile few. */
const LONGEST = 512;
/** So many are remembered; a platform has a few hundred. */
const MOST_KNOWN = 1000;

const NOTHING: Device = { browser: null, os: null, type: null };

const known = new Map<string, Device>();

/**
 * Browser, operating system and kind of device that a user agent names, as far as it does. Read once per text. Reading
 * takes what the text claims: nothing here is proof.
 */
export const deviceOf = (userAgent: string): Device => {
  const text = userAgent.slice(0, LONGEST);
  const before = known.get(text);
  if (before !== undefined) return before;
  const device = read(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, device);
  return device;
};

const read = (text: string): Device => {
  if (text.trim() === "") return NOTHING;
  const { browser, os, platform } = Bowser.parse(text);
  const name = nameOf(browser.name);
  return {
    browser: name === null ? null : (SHORT[name] ?? name),
    os: nameOf(os.name),
    type: nameOf(platform.model) ?? nameOf(platform.type),
  };
};

/** Of a text that nobody knows, whatever stands before its first number is taken for a name: often it is none. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._+-]{0,39}$/u;

const nameOf = (text: string | undefined): string | null =>
  text !== undefined && NAME.test(text) ? text : null;

/** As people call them. */
const SHORT: Readonly<Record<string, string>> = {
  "Microsoft Edge": "Edge",
  "Samsung Internet for Android": "Samsung Internet",
};
