import { startBackground } from "../../utils/background/start.ts";
import { type Database, openDatabase } from "../../utils/storage/database.ts";
import { browserIo } from "../../utils/transport/browser-io.ts";
import type { Io } from "../../utils/transport/io.ts";
import type { MachineClock } from "./engine-under-fault-clock.ts";
import {
  type Traffic,
  type WhileAlive,
  countTraffic,
} from "./engine-under-fault-traffic.ts";
import { fake } from "./fake-extension.ts";

/** What of a machine a worker sees beside the browser. */
export interface Machine {
  readonly clock: MachineClock;
  readonly random: () => number;
  readonly online: () => boolean;
}

/** A worker from its start to its end. */
export interface LiveWorker {
  /** Resolves when nothing is under way but open streams. */
  readonly settled: () => Promise<void>;
  readonly traffic: () => Traffic;
  /** Ends it as the browser does: nothing of it goes on, whatever it waited for. */
  readonly end: () => void;
}

/** The worker, with this machine in the place of the real one. */
export const startWorker = (machine: Machine): LiveWorker => {
  const death = new AbortController();
  const whileAlive = lifeOf(death.signal);
  const { io, traffic } = ioOf(machine, death.signal, whileAlive);
  const opened = openDatabase();
  const db: Database = {
    ...opened,
    use: (work) => whileAlive(() => opened.use(work)),
  };
  const { settled } = startBackground({ io, db });
  return {
    settled,
    traffic,
    end: () => {
      death.abort();
      opened.close();
      fake.endWorker();
    },
  };
};

/** What a dead worker waits for never comes, neither its value nor its failure. */
const lifeOf =
  (death: AbortSignal): WhileAlive =>
  (work) =>
    new Promise((resolve, reject) => {
      if (death.aborted) return;
      work().then(
        (value) => death.aborted || resolve(value),
        (error: unknown) => death.aborted || reject(error),
      );
    });

const ioOf = (
  { clock, random, online }: Machine,
  death: AbortSignal,
  whileAlive: WhileAlive,
): { readonly io: Io; readonly traffic: () => Traffic } => {
  const real = browserIo();
  const { counted, traffic } = countTraffic(whileAlive);
  const io: Io = {
    ...real,
    random,
    online,
    now: clock.now,
    fetch: (url, init) => {
      const signal = AbortSignal.any([death, init.signal ?? death]);
      return counted(() => real.fetch(url, { ...init, signal }));
    },
    after: (ms, callback) => clock.after(ms, () => death.aborted || callback()),
    // A connection that breaks as its worker dies is asked about here: nothing comes of it.
    allowed: (origin) => whileAlive(() => real.allowed(origin)),
  };
  return { io, traffic };
};
