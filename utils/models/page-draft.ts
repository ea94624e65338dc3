import {
  type PageRule,
  type PatternProblem,
  type RuleNameProblem,
  parsePattern,
  ruleNameProblem,
  sameRules,
} from "../domain/page-rules.ts";
import {
  MAX_PARAMETERS,
  type PageSettings,
  type ParameterProblem,
  parameterProblem,
  sameParameters,
} from "../domain/page-settings.ts";

/** A rule as it is typed. The key stays while it is moved and changed. */
export interface DraftRule extends PageRule {
  readonly key: number;
}

export interface PageDraft {
  readonly rules: readonly DraftRule[];
  /** Names of parameters, between commas or spaces. */
  readonly parameters: string;
}

export interface RuleProblems {
  readonly pattern: PatternProblem | null;
  readonly name: RuleNameProblem | null;
}

export const NO_PROBLEMS: RuleProblems = { pattern: null, name: null };

export const problemsOf = ({ pattern, name }: PageRule): RuleProblems => {
  const parsed = parsePattern(pattern);
  return typeof parsed === "string"
    ? { pattern: parsed, name: ruleNameProblem(name, null) }
    : { pattern: null, name: ruleNameProblem(name, parsed) };
};

/** Nothing typed: a line that was added and not used. It is left out when the rules are saved. */
export const isBlank = ({ pattern, name }: PageRule): boolean =>
  pattern.trim() === "" && name.trim() === "";

const parametersIn = (typed: string): readonly string[] => [
  ...new Set(typed.split(/[\s,]+/).filter((name) => name !== "")),
];

/** What is wrong with the typed parameters, and with which of them. */
export const parametersProblem = (
  typed: string,
): { readonly problem: ParameterProblem; readonly name: string } | null => {
  const names = parametersIn(typed);
  for (const name of names) {
    const problem = parameterProblem(name);
    if (problem !== null) return { problem, name };
  }
  return names.length > MAX_PARAMETERS
    ? { problem: "too_many", name: "" }
    : null;
};

/** What is typed, as it would be kept. */
export const settingsIn = ({ rules, parameters }: PageDraft): PageSettings => ({
  rules: rules
    .filter((rule) => !isBlank(rule))
    .map(({ pattern, name }) => ({
      pattern: pattern.trim(),
      name: name.trim(),
    })),
  parameters: parametersIn(parameters),
});

/** Everything in it can be kept. */
export const isUsable = ({ rules, parameters }: PageDraft): boolean =>
  parametersProblem(parameters) === null &&
  rules.every((rule) => {
    const { pattern, name } = problemsOf(rule);
    return isBlank(rule) || (pattern === null && name === null);
  });

export const sameSettings = (a: PageSettings, b: PageSettings): boolean =>
  sameRules(a.rules, b.rules) && sameParameters(a.parameters, b.parameters);

/** The rules with one of them one place further up (-1) or down (1); the same where it cannot go. */
export const movedRule = (
  rules: readonly DraftRule[],
  key: number,
  by: -1 | 1,
): readonly DraftRule[] => {
  const from = rules.findIndex((rule) => rule.key === key);
  const rule = rules[from];
  const to = from + by;
  return rule === undefined || to < 0 || to >= rules.length
    ? rules
    : rules.toSpliced(from, 1).toSpliced(to, 0, rule);
};
