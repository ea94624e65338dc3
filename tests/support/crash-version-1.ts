import { openDB } from "idb";
import { WAKE_ALARM } from "../../utils/background/wake-up.ts";
import { personId } from "../../utils/domain/ids.ts";
import { MINUTE } from "../../utils/domain/instant.ts";
import { type Connected, DATABASE_NAME } from "../../utils/storage/database.ts";
import { migrate } from "../../utils/storage/migrations.ts";
import { packReports } from "../../utils/storage/packed-reports.ts";
import { online, person } from "./builders.ts";
import type { CrashWorld } from "./crash-world.ts";
import { fake } from "./fake-extension.ts";

const SOURCE = "acme";
const generation = 1;

const connection = (now: number) => ({
  phase: { kind: "live", nextAt: now },
  watched: false,
  refreshMs: 5000,
  intervalMs: 60_000,
  attempts: 0,
  lastGoodAt: now,
  lastAskedAt: now,
  lastFailure: null,
  lastFailureAt: null,
});

/** Two lists of a platform without streams: a keyframe, and a delta after it. */
const recordsAt = (now: number) => ({
  connections: { source: SOURCE, generation, connection: connection(now) },
  states: {
    source: SOURCE,
    generation,
    revision: 2,
    keyframe: 1,
    deltaWeight: 1,
    position: { epoch: "e1", seq: 1 },
    mark: '"e1:1"',
    serverTime: now,
    receivedAt: now,
    tally: { total: 4, online: 3 },
    emptyUnconfirmed: false,
    info: null,
    infoAt: null,
  },
  deltas: {
    source: SOURCE,
    revision: 2,
    serverTime: now,
    upserts: [person("bo")],
    removals: [personId("gone")],
  },
});

const REPORTS = ["ana", "cy", "di", "gone"].map((id) => online(id));

/** The disk as version 1 of the database left it, with a token that only this session knows. */
export const fillVersion1 = async ({
  machine: { clock, disk },
  platform,
}: CrashWorld): Promise<void> => {
  // What survives an update beside the database.
  const { origin } = new URL(platform.base);
  fake.session.set(`token:${SOURCE}`, { origin, token: platform.token });
  fake.alarms.set(WAKE_ALARM, { name: WAKE_ALARM, when: clock.now() + MINUTE });
  const old = await disk.asPage(() =>
    openDB(DATABASE_NAME, 1, {
      upgrade: (db, from, to, tx) =>
        // CAST (both): the present schema names what any version has.
        migrate(
          db as unknown as Connected,
          from,
          to,
          tx as unknown as Parameters<typeof migrate>[3],
        ),
    }),
  );
  const sources = [
    {
      id: SOURCE,
      connector: "protocol",
      name: null,
      address: "https://acme.test/api",
      generation,
      paused: false,
    },
  ];
  await old.put("settings", sources, "sources");
  await old.put("keyframes", packReports(REPORTS), [SOURCE, 1, 0]);
  for (const [store, record] of Object.entries(recordsAt(clock.now() - MINUTE)))
    await old.put(store, record);
  old.close();
};
