import { type Instant, MINUTE } from "../domain/instant.ts";
import { unreachable } from "../domain/result.ts";
import type { Mapping } from "./mapping.ts";
import { type RowSays, latest } from "./row-says.ts";

/** Is who a row speaks of there now, by the mapping's rule? */
export type IsOnline = (row: RowSays, now: Instant) => boolean;

/** Times a little ahead of the server's clock are its own roundness; others are of another zone or unit. */
export const AHEAD_MS = 5 * MINUTE;

export const onlineRule = (rule: Mapping["online"]): IsOnline => {
  switch (rule.when) {
    case "listed":
      return () => true;
    case "status": {
      const words = new Set(rule.words);
      return ({ status }) => status !== null && words.has(status);
    }
    case "recent": {
      const { of, withinMs } = rule;
      return ({ session, person }, now) => {
        const at = latest(session[of], person[of]);
        return at !== null && now - at < withinMs && at - now < AHEAD_MS;
      };
    }
    default:
      return unreachable(rule);
  }
};
