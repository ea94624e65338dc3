import { MINUTE } from "../domain/instant.ts";
import {
  type ChosenLimits,
  LONGEST_CHOICE_MS,
  type Limits,
  SHORTEST_CHOICE_MS,
} from "../domain/source.ts";

/** What is wrong with a limit, said at its field; `minutes`: those of the other limit. */
export type LimitProblem =
  | { readonly kind: "no_minutes" }
  | { readonly kind: "idle_first" | "away_last"; readonly minutes: number };

/** Limits as people type them, in minutes. */
export interface TypedLimits {
  /** Null: all is left to the platform. Nothing to go by while there is a problem. */
  readonly limits: ChosenLimits | null;
  readonly idle: LimitProblem | null;
  readonly away: LimitProblem | null;
  readonly stuck: LimitProblem | null;
}

/** @param rules the platform's, which hold where nothing is typed; null = not known yet */
export const readLimits = (
  typed: {
    readonly idleAfter: string;
    readonly awayAfter: string;
    readonly stuckAfter: string;
  },
  rules: Limits | null,
): TypedLimits => {
  const idle = readMinutes(typed.idleAfter);
  const away = readMinutes(typed.awayAfter);
  const stuck = readMinutes(typed.stuckAfter);
  const idleAfterMs = idle === "no_minutes" ? null : idle;
  const awayAfterMs = away === "no_minutes" ? null : away;
  const stuckAfterMs = stuck === "no_minutes" ? null : stuck;
  const chosen = { idleAfterMs, awayAfterMs };
  const isNothing = [idle, away, stuck].every(
    (read) => typeof read !== "number",
  );
  const limits = isNothing
    ? null
    : stuckAfterMs === null
      ? chosen
      : { ...chosen, stuckAfterMs };
  const isWrong = idle === "no_minutes" || away === "no_minutes";
  return {
    limits,
    idle: problemOf(idle),
    away: problemOf(away),
    stuck: problemOf(stuck),
    ...(isWrong || limits === null ? {} : orderProblem(limits, rules)),
  };
};

/** Whole minutes as ms; null where nothing is typed. */
const readMinutes = (text: string): number | null | "no_minutes" => {
  const typed = text.trim();
  if (typed === "") return null;
  const ms = /^\d{1,4}$/.test(typed) ? Number(typed) * MINUTE : 0;
  return ms >= SHORTEST_CHOICE_MS && ms <= LONGEST_CHOICE_MS
    ? ms
    : "no_minutes";
};

/** A limit as it is typed. */
export const minutesOf = (ms: number | null): string =>
  ms === null ? "" : String(ms / MINUTE);

const problemOf = (read: ReturnType<typeof readMinutes>): LimitProblem | null =>
  read === "no_minutes" ? { kind: "no_minutes" } : null;

/** Somebody is idle before they are away. Said at the field that was typed in; of both, at the second. */
const orderProblem = (
  { idleAfterMs, awayAfterMs }: ChosenLimits,
  rules: Limits | null,
): Partial<TypedLimits> => {
  const idle = idleAfterMs ?? rules?.idleAfterMs ?? 0;
  const away = awayAfterMs ?? rules?.awayAfterMs ?? Infinity;
  if (idle < away) return {};
  return awayAfterMs === null
    ? { idle: { kind: "idle_first", minutes: away / MINUTE } }
    : { away: { kind: "away_last", minutes: idle / MINUTE } };
};
