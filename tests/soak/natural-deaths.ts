import { MINUTE } from "../../utils/domain/instant.ts";
import { forgetAlarms } from "../support/forget-alarms.ts";
import type { Chance } from "../support/kill-storm.ts";
import { until } from "../support/until.ts";
import type { Outcome } from "./report.ts";
import { withSoakedBrowser } from "./soaked-browser.ts";

/** Longer than an idle worker lives (30 s); the next try comes up to a tenth later, and somebody looks after that. */
const PATIENCE_S = 32;
const UNTIL_DUE_S = PATIENCE_S / 10 + 2;
/** A stream that is silent is given up after 45 s. */
const STALL_S = { least: 20, most: 60 };
/** One that held for a minute was a good one; after five that did not, Rollcall would only poll for ten minutes. */
const HOLD_S = 62;

/**
 * A stream on a bad line, for so many minutes: the platform asks to be left alone until the worker has died of idleness;
 * the line stands still; it is cut. Nobody kills the worker.
 */
export const naturalDeaths = (
  minutes: number,
  { next }: Chance,
): Promise<Outcome> =>
  withSoakedBrowser(
    "natural deaths",
    async ({ world, chromium, deaths, line, pass, outcome }) => {
      const dieOfIdleness = async (): Promise<void> => {
        const before = deaths();
        world.proxy.refuse(PATIENCE_S);
        await until(async () => {
          // Else the alarm comes before the worker has been idle for long enough.
          await forgetAlarms(chromium.home);
          await line();
          return deaths() > before;
        }, MINUTE);
        world.proxy.goOn();
        await pass(UNTIL_DUE_S);
        await chromium.wake();
      };
      const stall = async (): Promise<void> => {
        world.proxy.stall();
        await pass(STALL_S.least + next() * (STALL_S.most - STALL_S.least));
        world.proxy.goOn();
      };

      const end = performance.now() + minutes * MINUTE;
      while (performance.now() < end) {
        await pass(HOLD_S + 5 * next());
        const kind = next();
        if (kind < 0.7) await dieOfIdleness();
        else if (kind < 0.9) await stall();
        else world.proxy.cut();
        await world.streaming(3 * MINUTE);
      }
      return outcome();
    },
  );
