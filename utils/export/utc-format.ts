import { MINUTE, SECOND } from "../domain/instant.ts";

/**
 * ISO 8601 in UTC to the second ("2026-03-04T12:00:05Z"). Most rows of an export lie in few minutes: the part that
 * `Date` makes, which is the dear one, is kept a minute long.
 */
export const createUtcFormat = (): ((ms: number) => string) => {
  const minutes = new Map<number, string>();
  return (ms) => {
    const minute = Math.floor(ms / MINUTE);
    let prefix = minutes.get(minute);
    if (prefix === undefined) {
      prefix = new Date(minute * MINUTE).toISOString().slice(0, 17);
      minutes.set(minute, prefix);
    }
    const seconds = Math.floor((ms - minute * MINUTE) / SECOND);
    return `${prefix}${seconds < 10 ? "0" : ""}${seconds}Z`;
  };
};
