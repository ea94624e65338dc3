import type english from "../public/_locales/en/messages.json";
import { browser } from "./browser.ts";

/*
 * Every visible word comes from the catalogue `public/_locales/<language>/messages.json`. The browser chooses the
 * language; the English catalogue, which is complete, gives the types. The catalogues themselves are not bundled.
 */

export type MessageKey = keyof typeof english;

type BaseOf<Key> = Key extends `${infer Base}_one` ? Base : never;
/** A message in two forms, `<key>_one` and `<key>_other`; its first substitution is the number. */
export type PluralKey = BaseOf<MessageKey>;

type Substitution = string | number;

/** Stand-ins for $1 to $9: asking the browser once a message is much cheaper than once a text. */
const STAND_INS = Array.from({ length: 9 }, (_, at) =>
  String.fromCharCode(0xe001 + at),
);
const STAND_IN = /[\ue001-\ue009]/g;

const templates = new Map<MessageKey, string>();

/** The text of a message with $1, $2 … filled in; numbers in the manner of the language. */
export const t = (
  key: MessageKey,
  ...substitutions: readonly Substitution[]
): string => {
  const template = templateOf(key);
  if (substitutions.length === 0) return template;
  return template.replace(STAND_IN, (mark) =>
    textOf(substitutions[mark.charCodeAt(0) - 0xe001] ?? ""),
  );
};

/** {@link t} in the form that the number asks for. */
export const plural = (
  key: PluralKey,
  count: number,
  ...more: readonly Substitution[]
): string => {
  const form = pluralRules().select(count) === "one" ? "one" : "other";
  // CAST: every plural key has both forms; a test of the catalogue checks it.
  return t(`${key}_${form}` as MessageKey, count, ...more);
};

const templateOf = (key: MessageKey): string => {
  const known = templates.get(key);
  if (known !== undefined) return known;
  const template = browser.i18n.getMessage(key, STAND_INS) || key;
  templates.set(key, template);
  return template;
};

/** The words of a catalogue in the place of the browser's choice, from now on. */
export const useWords = (
  catalogue: Readonly<Record<string, { readonly message: string }>>,
): void => {
  useBrowserWords();
  for (const [key, { message }] of Object.entries(catalogue))
    // CAST: the catalogues have the same keys; a test compares them.
    templates.set(key as MessageKey, withStandIns(message));
};

/** The browser's choice again. */
export const useBrowserWords = (): void => {
  templates.clear();
  for (const forget of made.splice(0)) forget();
};

/** As browsers read a catalogue: $1 is a place, $$ a dollar. */
const withStandIns = (message: string): string =>
  message.replace(/\$(?:(\d)|\$)/g, (_, place: string | undefined) =>
    place === undefined ? "$" : (STAND_INS[Number(place) - 1] ?? ""),
  );

/** What was made for the language of before. */
const made: (() => void)[] = [];

const textOf = (value: Substitution): string =>
  typeof value === "number" ? formatNumber(value) : value;

/** Kept: making an `Intl` object costs forty times its use; made late, since the first paint needs few of them. */
const lazy = <Value>(make: () => Value): (() => Value) => {
  let value: Value | undefined;
  return () => {
    if (value !== undefined) return value;
    value = make();
    made.push(() => (value = undefined));
    return value;
  };
};

/** The region's manner of the catalogue's language ("en-GB"), never another language than that of the words. */
export const language = lazy(() => {
  const words = t("language");
  const browserLanguage = browser.i18n.getUILanguage();
  return browserLanguage.split("-")[0] === words ? browserLanguage : words;
});

const pluralRules = lazy(() => new Intl.PluralRules(language()));
const numberFormat = lazy(() => new Intl.NumberFormat(language()));

const times = (options: Intl.DateTimeFormatOptions) => {
  const format = lazy(() => new Intl.DateTimeFormat(language(), options));
  return (ms: number): string => format().format(ms);
};

export const formatNumber = (value: number): string =>
  numberFormat().format(value);
export const formatTime = times({ hour: "2-digit", minute: "2-digit" });
export const formatSeconds = times({
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
export const formatWeekday = times({
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
});
export const formatDate = times({
  weekday: "short",
  day: "numeric",
  month: "short",
});
export const formatDay = times({ day: "numeric", month: "short" });
export const formatMonth = times({ month: "short", year: "numeric" });
/** A moment with its zone's offset: "4 Mar 2026, 13:00:05 GMT+01:00". */
export const formatZoned = times({
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "longOffset",
});
