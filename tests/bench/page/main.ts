import { analyse, giveMonth, prepareAnalytics } from "./analytics.ts";
import { connect, disconnect, showInPanel } from "./connect.ts";
import { csvMemory, encodeCsv } from "./csv.ts";
import { prepareReports } from "./exported.ts";
import { type Follower, openFollower } from "./follow.ts";
import { openFloorList } from "./floor-list.ts";
import {
  openSidePanel,
  readHelpdesk,
  setSidePanel,
  stopReading,
} from "./helpdesk.ts";
import { type Poller, openPoller } from "./poll.ts";
import { deflateSheet, prepareSheet, writeHere, xlsxMemory } from "./xlsx.ts";

let poller: Poller | null = null;
let follower: Follower | null = null;

const NOTHING: readonly number[] = [];

/** What the bench asks of its page inside the extension. */
const bench = {
  openPoller: async (address: string, pageCount: number): Promise<void> => {
    poller = await openPoller(address, pageCount);
  },
  poll: (times: number) => poller?.poll(times),
  fetchOnly: (times: number) => poller?.fetchOnly(times),
  openFollower: async (address: string, people: number): Promise<void> => {
    follower = await openFollower(address, people);
  },
  hear: async (events: number) => (await follower?.hear(events)) ?? NOTHING,
  hearFloor: async (events: number) =>
    (await follower?.floor(events)) ?? NOTHING,
  connect,
  disconnect,
  showInPanel,
  openFloorList,
  readHelpdesk,
  stopReading,
  setSidePanel,
  openSidePanel,
  prepareReports,
  encodeCsv,
  csvMemory,
  prepareAnalytics,
  analyse,
  giveMonth,
  writeHere,
  prepareSheet,
  deflateSheet,
  xlsxMemory,
};

export type Bench = typeof bench;

Object.assign(globalThis, { bench });
