import { MINUTE, SECOND } from "../../utils/domain/instant.ts";
import { type Chance, killStorm } from "../support/kill-storm.ts";
import type { Outcome } from "./report.ts";
import { withSoakedBrowser } from "./soaked-browser.ts";

const KILLS_A_STORM = 12;
/** After five streams that did not hold Rollcall polls for ten minutes; one that holds for a minute begins anew. */
const STORMS_BETWEEN_RESTS = 3;
const REST_S = 62;
const RETURNS_WITHIN_MS = 15 * SECOND;
const BACK_WITHIN_MS = 12 * MINUTE;

/** So many kills at random moments, in storms while the stream runs, brings what was held back, or begins again. */
export const kills = (wanted: number, chance: Chance): Promise<Outcome> =>
  withSoakedBrowser(
    `${wanted} kills`,
    async ({ world, chromium, pass, outcome }) => {
      let done = 0;
      for (let storm = 1; done < wanted; storm++) {
        await world.streaming(RETURNS_WITHIN_MS).catch(() => {});
        await pass(12 * chance.next());
        if (chance.next() < 0.5) {
          world.proxy.stall();
          await pass(3 * chance.next());
          world.proxy.goOn();
        }
        const count = Math.min(KILLS_A_STORM, wanted - done);
        await killStorm(chromium, count, chance);
        done += count;
        if (storm % STORMS_BETWEEN_RESTS > 0) continue;
        await world.streaming(RETURNS_WITHIN_MS).catch(() => {});
        await pass(REST_S);
      }
      await world.streaming(BACK_WITHIN_MS);
      return outcome();
    },
  );
