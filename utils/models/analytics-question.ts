import type {
  Analytics,
  Weekday,
  Range,
} from "../domain/analytics/analytics.ts";
import type { Counted } from "../domain/analytics/who.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { PageRule } from "../domain/page-rules.ts";
import type { Result } from "../domain/result.ts";
import type { Limits } from "../domain/source.ts";

/** What is asked of the history: plain data, which goes to where it is answered. */
export interface AnalyticsQuestion {
  readonly source: SourceId;
  readonly range: Range;
  /** A name that the browser knows: "Europe/Berlin". */
  readonly zone: string;
  readonly weekStart: Weekday;
  /** The platform's clock. */
  readonly now: Instant;
  readonly limits: Limits;
  /** How pages are called. */
  readonly rules: readonly PageRule[];
}

/** Answers from the disk. When the signal is aborted nobody waits for the answer any more. */
export interface AnalyticsReader {
  readonly read: (
    question: AnalyticsQuestion,
    signal: AbortSignal,
  ) => Promise<Result<Analytics, Failure>>;
  /** Exactly the people behind a number. */
  readonly who: (
    question: AnalyticsQuestion,
    counted: Counted,
    signal: AbortSignal,
  ) => Promise<Result<readonly PersonId[], Failure>>;
}

/** From the page to its reader. */
export type ToReader =
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly question: AnalyticsQuestion;
      /** Null: all numbers; else who is behind this one. */
      readonly counted: Counted | null;
    }
  /** Nobody waits for this answer any more. */
  | { readonly kind: "stop"; readonly id: number };

/** The answer without its longest list. */
type Numbers = Omit<Analytics, "people">;

/** From the reader to the page. The people come first, in parts: taking 100,000 at once would hold up the page. */
export type FromReader =
  | {
      readonly kind: "people";
      readonly id: number;
      readonly people: Analytics["people"];
    }
  | {
      readonly kind: "who";
      readonly id: number;
      readonly persons: readonly PersonId[];
    }
  | {
      readonly kind: "numbers";
      readonly id: number;
      readonly numbers: Numbers;
    }
  | { readonly kind: "done"; readonly id: number }
  | { readonly kind: "failed"; readonly id: number; readonly failure: Failure };
