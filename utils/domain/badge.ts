import type { Freshness } from "./freshness.ts";
import { unreachable } from "./result.ts";

/** What the toolbar says: at most four signs, and a tone that is never the only difference. */
export interface Badge {
  readonly text: string;
  readonly tone: "calm" | "doubt" | "trouble" | "off";
}

/**
 * The badge of a count and its freshness. Old data never shows as a bare number: stale has a "?", a failure is "!"
 * alone, paused and not connected have signs of their own.
 * @param online people online in the last good observation
 */
export const badgeOf = (online: number, freshness: Freshness): Badge => {
  switch (freshness.kind) {
    case "none":
      return { text: "–", tone: "off" };
    case "loading":
      return { text: "…", tone: "off" };
    case "live":
      return { text: online === 0 ? "" : shortCount(online), tone: "calm" };
    case "stale":
      return { text: `${roundCount(online)}?`, tone: "doubt" };
    case "failed":
      return { text: "!", tone: "trouble" };
    case "paused":
      return { text: "II", tone: "off" };
    default:
      return unreachable(freshness);
  }
};

/** At most four signs, rounded down so that it never claims more than there are: 999, 999+, 9.9k, 99k, 99k+. */
export const shortCount = (count: number): string => {
  if (count < 1000) return String(count);
  // "1.0k" would say a precision that it has not.
  if (count < 1100) return "999+";
  if (count < 10_000)
    return `${Math.floor(count / 100) / 10}k`.replace(/^(\d)k$/, "$1.0k");
  return count < 100_000 ? `${Math.floor(count / 1000)}k` : "99k+";
};

/** At most three signs, for a count that a sign follows. */
const roundCount = (count: number): string => {
  if (count < 1000) return String(count);
  return count < 100_000 ? `${Math.floor(count / 1000)}k` : "99k";
};
