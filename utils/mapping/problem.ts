/** What is wrong with a mapping, or with what it makes of a sample: each a sentence at its field. */
export const PROBLEM_CODES = [
  /** Neither a path nor an expression; `detail` and `position` say why and where. */
  "expression",
  /** It reads a member that is never kept (`detail`: which). */
  "forbidden_member",
  /** Expressions take too long for so many rows; at this one (`detail`) the time was over. */
  "too_slow",
  /** {{detail}} is not filled in. */
  "value_missing",
  /** The browser knows no such time zone (`detail`). */
  "zone_unknown",
  /** The rule or the join needs this field, and it is not mapped. */
  "field_needed",
  /** No browser sends a header of this name (`detail`). */
  "header_name",
  /** No browser sends this as the text of a header. */
  "header_text",
  /** A secret (`detail`: its name) that the token's field should keep: here it is no secret. */
  "secret_here",
  /** The rows are not where they are said to be. */
  "no_rows",
  /** There are rows, but not one of the sample. */
  "empty",
  /** The answer says that there are more (`detail`: how many in all) than came (`count`), and no way to them is said. */
  "more_rows",
  /** The answer says that there is more, and no way to it is said. */
  "more_pages",
  /** In no row does something stand there. */
  "finds_nothing",
  /** `count` rows say no id. */
  "id_missing",
  /** An id longer than 128 letters, or a number that is too large to be exact. */
  "id_unusable",
  /** Several rows have the same id (`detail`), though rows are people. */
  "same_id",
  /** No time. `detail`: the unit that fits better ("ms", "s", "iso"), where one does. */
  "no_time",
  /** A date without a zone: whose clock is it? */
  "zone_needed",
  /** It lies ahead of the server's clock: the zone or the unit is another. */
  "future_time",
  /** It becomes none of active, pending, disabled (`detail`: what it says). */
  "account_word",
  /** No web address (`detail`). */
  "no_address",
  /** No whole number (`detail`). */
  "no_count",
  /** Neither true nor false (`detail`). */
  "no_truth",
  /** No row has one of the words that mean online; `detail`: what they say. */
  "nobody_online",
  /** Something has to stand there. */
  "missing",
  /** It is not what can stand there. */
  "shape",
  /** More letters than anybody needs. */
  "too_long",
  /** A mapping knows no such part (`detail`). */
  "unknown_member",
  /** So few requests a day that it could not even be asked once an hour. */
  "not_hourly",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface MappingProblem {
  /** Keys in the mapping with dots between them: "list.fields.email". */
  readonly at: string;
  readonly code: ProblemCode;
  /** Of the mapping or the answer, at most 100 letters: to be shown as a foreign text. */
  readonly detail?: string;
  readonly position?: number;
  /** The expression that is none, of which nobody looked yet where. */
  readonly expression?: string;
  readonly count?: number;
}

/** Takes the problems that are found while a mapping is read. */
export type Complain = (problem: MappingProblem) => void;

const MAX_DETAIL = 100;

export const cutDetail = (text: string): string => text.slice(0, MAX_DETAIL);
