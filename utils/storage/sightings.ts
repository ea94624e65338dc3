import { browser } from "../browser.ts";
import type { Sighting } from "../domain/ticket.ts";

/*
 * What was last seen on the page of each tab: in `storage.session`, which is memory, hidden from content scripts, and gone
 * with the browser. Never on the disk.
 */

export interface KeptSighting {
  readonly sighting: Sighting;
  /** The query of the page's address when it was seen. */
  readonly search: string;
}

const PREFIX = "ticket:";
const keyOf = (tab: number): string => `${PREFIX}${tab}`;

export const readSighting = async (
  tab: number,
): Promise<KeptSighting | null> => {
  const key = keyOf(tab);
  const held = await browser.storage.session.get(key);
  // CAST: only this file writes this key, with what the door let in.
  return (held[key] as KeptSighting | undefined) ?? null;
};

export const writeSighting = (tab: number, kept: KeptSighting): Promise<void> =>
  browser.storage.session.set({ [keyOf(tab)]: kept });

export const forgetSighting = (tab: number): Promise<void> =>
  browser.storage.session.remove(keyOf(tab));

/** Hears of every sighting that was written or forgotten (null), until the signal aborts. */
export const onSighting = (
  listener: (tab: number, sighting: Sighting | null) => void,
  signal: AbortSignal,
): void => {
  const { onChanged } = browser.storage;
  const hear: Parameters<typeof onChanged.addListener>[0] = (changes, area) => {
    if (area !== "session") return;
    for (const [key, { newValue }] of Object.entries(changes))
      if (key.startsWith(PREFIX))
        // CAST: as above.
        listener(
          Number(key.slice(PREFIX.length)),
          (newValue as KeptSighting | undefined)?.sighting ?? null,
        );
  };
  onChanged.addListener(hear);
  signal.addEventListener("abort", () => onChanged.removeListener(hear), {
    once: true,
  });
};
