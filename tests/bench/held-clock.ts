import type { Page } from "puppeteer-core";

const HOLD = "hold-clock";

/** Makes {@link holdClock} possible; to be called before the page is loaded. */
export const letClockBeHeld = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument((hold) => {
    const begin = globalThis.setInterval.bind(globalThis);
    let held = false;
    addEventListener(hold, () => (held = true));
    const setHeld = (call: () => void, ms?: number): unknown =>
      begin(() => {
        if (!held) call();
      }, ms);
    Object.assign(globalThis, { setInterval: setHeld });
  }, HOLD);

/**
 * From now on nothing that the page does every so often happens any more: its clock ticks each second with or without
 * news, so a tick is no part of what news costs.
 */
export const holdClock = (page: Page): Promise<unknown> =>
  page.evaluate((hold) => dispatchEvent(new Event(hold)), HOLD);
