import type { MachineClock } from "./engine-under-fault-clock.ts";
import { type LiveWorker, startWorker } from "./engine-under-fault-worker.ts";
import type { Machine } from "./engine-under-fault-worker.ts";
import { fake } from "./fake-extension.ts";
import type { FaultServer } from "./fault-server.ts";

/** So often nothing may happen before nothing is taken to be under way; more often where a request never ends. */
const CALM_TURNS = 4;
const HANGING_TURNS = 60;
const LONGEST_WAIT_MS = 10_000;
/** A timer that is due again at once, over and over, would keep the processor busy and hold up the time. */
const MOST_AT_ONCE = 100;

/** A machine with a browser that ends and starts the worker, in a time that passes when a test says so. */
export interface PassingTime {
  /** Lets time pass: timers and alarms come when they are due, and what follows is waited for. */
  readonly pass: (ms: number) => Promise<void>;
  /** The machine sleeps: time passes, and nobody is called before it passes on. */
  readonly sleep: (ms: number) => void;
  /** Waits until all that the worker still waits for lies with a server that says nothing. */
  readonly idle: () => Promise<void>;
  readonly endWorker: () => void;
  /** As when the browser is started: the worker looks at once. */
  readonly startWorker: () => Promise<void>;
}

export const passingTime = (
  machine: Machine,
  servers: readonly FaultServer[],
): PassingTime => {
  const { clock } = machine;
  let worker: LiveWorker | null = startWorker(machine);

  const idle = async (): Promise<void> => {
    const deadline = performance.now() + LONGEST_WAIT_MS;
    let came = -1;
    for (let calm = 0; worker !== null && calm < HANGING_TURNS;) {
      const settled = await isSettled(worker);
      const traffic = worker.traffic();
      const pending = servers.reduce((sum, one) => sum + one.pending(), 0);
      const isCalm = traffic.waiting === pending && traffic.came === came;
      calm = isCalm ? calm + 1 : 0;
      came = traffic.came;
      if (settled && calm >= CALM_TURNS) return;
      // What is under way without a server ends by itself.
      if (traffic.waiting === 0) calm = Math.min(calm, CALM_TURNS);
      if (performance.now() > deadline)
        throw new Error("Something is under way that does not end.");
    }
  };

  const ringDue = (): void => {
    for (const { name, when } of fake.alarms.values()) {
      if (when > clock.now()) continue;
      worker ??= startWorker(machine);
      fake.ring(name);
    }
  };

  return {
    idle,
    pass: async (ms) => {
      const end = clock.passed() + ms;
      await idle();
      for (let atOnce = 0; nextDue(clock) <= end; atOnce++) {
        if (nextDue(clock) > clock.passed()) atOnce = 0;
        if (atOnce > MOST_AT_ONCE)
          throw new Error("The worker is called back without a pause.");
        clock.moveTo(nextDue(clock));
        clock.fire();
        ringDue();
        await idle();
      }
      clock.moveTo(end);
    },
    sleep: (ms) => clock.moveTo(clock.passed() + ms),
    endWorker: () => {
      worker?.end();
      worker = null;
    },
    startWorker: async () => {
      worker ??= startWorker(machine);
      fake.install();
      await idle();
    },
  };
};

/** When the next timer or alarm comes, in time passed. */
const nextDue = (clock: MachineClock): number =>
  Math.min(
    clock.due(),
    ...Array.from(
      fake.alarms.values(),
      ({ when }) => when - clock.now() + clock.passed(),
    ),
  );

const isSettled = async ({ settled }: LiveWorker): Promise<boolean> => {
  let isIt = false;
  void settled().then(() => {
    isIt = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return isIt;
};
