import type { Page } from "../store.ts";

type Beat =
  | { readonly kind: "bye"; readonly session: string }
  | {
      readonly kind: "beat";
      readonly session: string;
      readonly page: Page;
      readonly active: boolean;
      readonly hidden: boolean;
    };

export type ParsedBeat =
  | { readonly ok: true; readonly beat: Beat }
  | { readonly ok: false; readonly detail: string };

const MOST_ID = 128;
const MOST_URL = 2_048;
const MOST_TITLE = 300;
const MOST_FEATURE = 100;

/** Reads the body of a beat; `detail` of a refusal names the field and the rule. */
export function parseBeat(text: string): ParsedBeat {
  const value = parseJson(text);
  if (!isRecord(value)) return refuse("The body must be a JSON object.");
  const { session, page, active, hidden, bye } = value;
  if (!isText(session, 1, MOST_ID))
    return refuse(`"session" must be a text of 1 to ${MOST_ID} characters.`);
  if (bye === true) return { ok: true, beat: { kind: "bye", session } };
  if (bye !== undefined && bye !== false)
    return refuse('"bye" must be true or false.');
  if (typeof active !== "boolean" || typeof hidden !== "boolean")
    return refuse('"active" and "hidden" must be true or false.');
  const parsed = parsePage(page);
  if (typeof parsed === "string") return refuse(parsed);
  return {
    ok: true,
    beat: { kind: "beat", session, page: parsed, active, hidden },
  };
}

/** @returns the page, or the sentence that says what is wrong with it */
function parsePage(value: unknown): Page | string {
  if (!isRecord(value)) return '"page" must be an object.';
  const { url, title, feature = null } = value;
  if (!isText(url, 1, MOST_URL) || !isWebAddress(url))
    return `"page.url" must be an http or https address of at most ${MOST_URL} characters.`;
  if (!isText(title, 0, MOST_TITLE))
    return `"page.title" must be a text of at most ${MOST_TITLE} characters.`;
  if (feature !== null && !isText(feature, 1, MOST_FEATURE))
    return `"page.feature" must be a text of 1 to ${MOST_FEATURE} characters.`;
  return { url, title, feature };
}

function refuse(detail: string): ParsedBeat {
  return { ok: false, detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no object either; the caller says so.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown, least: number, most: number): value is string {
  return (
    typeof value === "string" && value.length >= least && value.length <= most
  );
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
  // An address with a password in it would show the password to every reader.
  return url.username === "" && url.password === "";
}
