import type { Page } from "puppeteer-core";
import { SECOND } from "../../utils/domain/instant.ts";
import { type Verdict, compareSessions } from "./compare-sessions.ts";
import { connectTo } from "./connect.ts";
import type { ChromiumExtension } from "./chromium-extension.ts";
import { type Reference, startReference } from "./reference.ts";
import { type StallingProxy, startStallingProxy } from "./stalling-proxy.ts";
import { type Stored, readStored } from "./stored-sessions.ts";
import { type Truth, openTruth } from "./true-sessions.ts";
import { until } from "./until.ts";

/** A working day of people who come and go; the platform's clock runs fast, so that much happens soon. */
const MORNING = "2026-03-03T09:30:00Z";

/** Two observations that count as one watch may be this far apart: two and a half minutes, where polls come each minute. */
export const BETWEEN_POLLS_MS = 150 * SECOND;

/** A stream that was open for longer than this is resumed at once; others are spread over ten seconds. */
export const HELD_MS = 11 * SECOND;

const READ_EVERY_MS = 5 * SECOND;

/** A comparison of no more sessions than these proves little. */
const FEW = 50;

/** A platform whose stream Rollcall follows over a line that can fail, with the truth to compare with. */
export interface StreamedWorld {
  readonly platform: Reference;
  readonly proxy: StallingProxy;
  readonly truth: Truth;
  /** Connects a browser's Rollcall, and waits until its stream is open. */
  readonly connect: (
    extension: Pick<ChromiumExtension, "send">,
  ) => Promise<void>;
  readonly streaming: (timeoutMs?: number) => Promise<void>;
  /** Waits until the platform has told so many deltas more. */
  readonly told: (deltas: number) => Promise<void>;
  /** Waits until Rollcall's disk has all that the platform had told when this was called. */
  readonly caughtUp: (page: Page, timeoutMs?: number) => Promise<Stored>;
  /** What Rollcall's disk has now, compared with what it was told. */
  readonly compare: (
    page: Page,
    unseenUpToMs: number,
  ) => Promise<Verdict & Stored>;
  /** As `compare`, once there are sessions enough to prove something, however fast the test came here; or a fault. */
  readonly compareMany: (
    page: Page,
    unseenUpToMs: number,
  ) => Promise<Verdict & Stored>;
  /** What was asked from a point of the log on. */
  readonly asked: (ending: string, from?: number) => number;
  readonly stop: () => Promise<void>;
}

export const startStreamedWorld = async (
  people: number,
  speed: number,
): Promise<StreamedWorld> => {
  const platform = await startReference(people, { speed, clock: MORNING });
  const proxy = await startStallingProxy(platform.base);
  const truth = openTruth(platform.database);
  truth.read();
  // The platform forgets what it told long ago.
  const reading = setInterval(truth.read, READ_EVERY_MS);
  const streaming: StreamedWorld["streaming"] = async (timeoutMs = 20_000) => {
    await until(() => proxy.open("/stream") === 1, timeoutMs);
  };
  const stored = async (page: Page): Promise<Stored> => {
    const found = await readStored(page);
    if (found === null) throw new Error("Rollcall has observed nothing.");
    return found;
  };
  const compare: StreamedWorld["compare"] = async (page, unseenUpToMs) => {
    // Rollcall first: what the platform told after that is left out.
    const found = await stored(page);
    truth.read();
    const logins = truth.upTo(found.position?.seq ?? 0);
    return { ...found, ...compareSessions(logins, found, unseenUpToMs) };
  };
  return {
    platform,
    proxy,
    truth,
    streaming,
    connect: async (extension) => {
      const { token } = platform;
      await connectTo(extension, { base: proxy.base, token });
      await streaming();
    },
    told: async (deltas) => {
      const { seq } = truth.read();
      await until(() => truth.read().seq >= seq + deltas, 60_000);
    },
    caughtUp: (page, timeoutMs = 20_000) => {
      const { seq } = truth.read();
      return until(async () => {
        const found = await readStored(page);
        return (found?.position?.seq ?? 0) >= seq && found;
      }, timeoutMs);
    },
    compare,
    compareMany: (page, unseenUpToMs) =>
      until(async () => {
        const verdict = await compare(page, unseenUpToMs);
        return (verdict.once > FEW || verdict.faults.length > 0) && verdict;
      }, 60_000),
    asked: (ending, from = 0) =>
      proxy.requests.slice(from).filter(({ path }) => path.endsWith(ending))
        .length,
    stop: async () => {
      clearInterval(reading);
      truth.close();
      await proxy.stop();
      await platform.stop();
    },
  };
};
