import type { PersonId, SourceId } from "./ids.ts";
import { type LocalInstant, MINUTE } from "./instant.ts";

/** Whom a panel is asked for. */
export type Asked =
  /** An address, a name or an id. */
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "person";
      readonly person: PersonId;
      /** Whose platform calls the person so. Missing: the only one. */
      readonly source?: SourceId;
    };

/**
 * "Is this person online?", asked in the browser's own menus or address bar, or a click on a notification; the panel of
 * that window answers.
 */
export interface Intent {
  readonly asked: Asked;
  /** The window that it was asked in; null = not known: whoever is seen may answer. */
  readonly windowId: number | null;
  readonly askedAt: LocalInstant;
}

/** A panel that opens later than this was opened for something else. */
const LASTS_MS = MINUTE;

/** Of another minute: it says nothing any more. A clock that went back makes nothing young. */
export const isOver = ({ askedAt }: Intent, now: LocalInstant): boolean =>
  Math.abs(now - askedAt) > LASTS_MS;

/** Is it for the page in this window? */
export const isFor = (
  { windowId }: Intent,
  window: number | undefined,
): boolean => windowId === null || windowId === window;
