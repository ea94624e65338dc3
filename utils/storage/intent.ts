import { browser } from "../browser.ts";
import type { LocalInstant } from "../domain/instant.ts";
import { type Intent, isFor, isOver } from "../domain/intent.ts";

/*
 * One intent at a time, in the browser's memory: it may name a person, so it is not for the disk, and content scripts
 * cannot read it there.
 */

const KEY = "intent";

export const writeIntent = (intent: Intent): Promise<void> =>
  browser.storage.session.set({ [KEY]: intent });

/**
 * Takes the intent that is meant for this window, so that nobody else answers it; null where there is none. Held by a
 * lock: two pages of one window may look at the same moment.
 */
export const takeIntent = (
  window: number | undefined,
  now: () => LocalInstant,
): Promise<Intent | null> =>
  navigator.locks.request("rollcall-intent", async () => {
    const held = await browser.storage.session.get(KEY);
    // CAST: only this file writes this key, with this type.
    const intent = held[KEY] as Intent | undefined;
    if (intent === undefined) return null;
    const over = isOver(intent, now());
    if (!over && !isFor(intent, window)) return null;
    await browser.storage.session.remove(KEY);
    return over ? null : intent;
  });

/** Calls when somebody asked something, until the signal aborts. */
export const onIntent = (call: () => void, signal: AbortSignal): void => {
  const hear = (changes: Readonly<Record<string, { newValue?: unknown }>>) => {
    if (changes[KEY]?.newValue !== undefined) call();
  };
  browser.storage.session.onChanged.addListener(hear);
  signal.addEventListener(
    "abort",
    () => browser.storage.session.onChanged.removeListener(hear),
    { once: true },
  );
};
