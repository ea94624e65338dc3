import { type Instant, earlier, instant, later } from "../domain/instant.ts";
import type { TravelWindow } from "../storage/time-travel-window.ts";

/** What can be travelled to. */
export type KeptWindow = TravelWindow;

/** What was observed last at a moment, and whether that still spoke of it. */
export interface Seen {
  /** The moment; where nobody watched, the last one before it at which somebody did. */
  readonly serverNow: Instant;
  readonly isObserved: boolean;
}

/** A moment as an address has it. */
export const textOf = (moment: Instant): string =>
  new Date(moment).toISOString();

/** A moment in an address: a time with its zone. Null: none, or nothing that could be one. */
export const momentIn = (text: string | undefined): Instant | null => {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : instant(ms);
};

/** The moment within what is kept: the newest where none is asked for. Null: nothing is kept. */
export const placeIn = (
  window: KeptWindow | null,
  moment: Instant | null,
): Instant | null => {
  if (window === null) return null;
  return moment === null ? window.to : within(window, moment);
};

/** The nearest moment that is kept. */
export const within = ({ from, to }: KeptWindow, ms: number): Instant =>
  earlier(to, later(from, instant(Math.round(ms))));

/** The kept revision after a moment or before it. */
export const beside = (
  { levels }: KeptWindow,
  moment: Instant,
  side: "next" | "previous",
): Instant | null => {
  const level =
    side === "next"
      ? levels.find(({ at }) => at > moment)
      : levels.findLast(({ at }) => at < moment);
  return level?.at ?? null;
};

/** A span ends with an observation: that moment was seen too. */
export const seenAt = (
  { observed, from }: KeptWindow,
  moment: Instant,
): Seen => {
  const span = observed.findLast((one) => one.from <= moment);
  const isObserved = span !== undefined && moment <= span.to;
  return {
    serverNow: isObserved ? moment : (span?.to ?? from),
    isObserved,
  };
};
