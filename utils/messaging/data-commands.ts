import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import { RETENTION_LIMITS, type Retention } from "../domain/retention.ts";
import * as z from "../validation.ts";

const Kept = (kind: keyof Retention) => {
  const { least, most } = RETENTION_LIMITS[kind];
  return z.number().check(z.gte(least), z.lte(most), z.multipleOf(1));
};

/** What pages ask of the worker about all that is kept. */
export const DATA_COMMANDS = {
  /** For how long it is kept. Nothing is deleted for a while yet: the same command takes it back. */
  saveRetention: z.strictObject({
    type: z.literal("saveRetention"),
    retention: z.strictObject({
      detailDays: Kept("detailDays"),
      rollupMonths: Kept("rollupMonths"),
      travelHours: Kept("travelHours"),
    }),
  }),
  /** Forgets everything: connections, tokens, lists, history, settings, access to sites. */
  eraseAll: z.strictObject({ type: z.literal("eraseAll") }),
} as const;

export interface DataReplies {
  readonly saveRetention: Result<null, Failure>;
  readonly eraseAll: Result<null, Failure>;
}
