import { type PageRule, parsePattern, ruleNameProblem } from "./page-rules.ts";
import { announcesKey } from "./secret-text.ts";

/** What the user decided of a connection's pages. */
export interface PageSettings {
  /** The first that fits names a page. */
  readonly rules: readonly PageRule[];
  /** Query parameters that are kept of a page's address; all others are dropped before anything is stored. */
  readonly parameters: readonly string[];
}

export const NO_PAGE_SETTINGS: PageSettings = { rules: [], parameters: [] };

export const MAX_PARAMETERS = 20;
export const MAX_PARAMETER = 64;

export type ParameterProblem = "not_a_name" | "secret" | "too_many";

const NOT_IN_A_NAME = /[\s?&=#/,;]/;
const SECRET_NAME =
  /^(?:.*[-_.])?(?:code|key|auth|authorization|jwt|pass|passwd|pwd|pin|session|sessionid|sid|sig|email|mail|ticket|state|nonce|apikey|accesstoken|hash|credentials?)$/i;

/** What is wrong with one name of a parameter. Names that say themselves that they hold a secret are not kept. */
export const parameterProblem = (
  name: string,
): Exclude<ParameterProblem, "too_many"> | null => {
  if (name === "" || name.length > MAX_PARAMETER || NOT_IN_A_NAME.test(name))
    return "not_a_name";
  return SECRET_NAME.test(name) || announcesKey(name) ? "secret" : null;
};

/** Can these settings be kept as they are? */
export const areGood = ({ rules, parameters }: PageSettings): boolean =>
  parameters.every((name) => parameterProblem(name) === null) &&
  rules.every(({ pattern: text, name }) => {
    const pattern = parsePattern(text);
    return (
      typeof pattern !== "string" && ruleNameProblem(name, pattern) === null
    );
  });

export const sameParameters = (
  a: readonly string[],
  b: readonly string[],
): boolean => a.length === b.length && a.every((name, at) => name === b[at]);
