import type { Database } from "./database.ts";
import { endedIn } from "./ended-reading.ts";
import { FACTS, factsIn, quartersIn } from "./history-columns.ts";
import { coverageIn, packedOf, smallOf } from "./history-reading.ts";
import { readImport } from "./import-reading.ts";
import type { Reader } from "./reader.ts";
import { retentionIn } from "./retention.ts";
import { staysIn } from "./stays-reading.ts";

/** What pages read of the time before now. */
export type HistoryReader = Pick<
  Reader,
  | "ended"
  | "personRecent"
  | "personDay"
  | "stays"
  | "coverage"
  | "facts"
  | "quarters"
  | "imported"
  | "detailDays"
>;

/** The past on the disk. No first paint needs it, and reading it is a good part of all the reading there is. */
export const openHistory = (db: Database): HistoryReader => ({
  ended: (source, from, to) =>
    db.use((connected) =>
      endedIn(connected.transaction(["finished", "days"]), source, from, to),
    ),
  personRecent: (source, person) =>
    db.use((connected) =>
      smallOf(connected.transaction(["finished"]), source, person),
    ),
  personDay: (source, person, day) =>
    db.use((connected) =>
      packedOf(connected.transaction(["days"]), source, person, day),
    ),
  stays: (source, from, place, isOver) =>
    db.use((connected) =>
      staysIn(
        connected.transaction(["finished", "days"]),
        source,
        from,
        place,
        isOver,
      ),
    ),
  imported: (source) => readImport(db, source),
  detailDays: () =>
    db.use(async (connected) => {
      const { store } = connected.transaction("settings");
      return (await retentionIn(store)).retention.detailDays;
    }),
  coverage: (source, from, to) =>
    db.use((connected) =>
      coverageIn(
        connected.transaction(["states", "coverage"]),
        source,
        from,
        to,
      ),
    ),
  facts: (source, ...asked) =>
    db.use((connected) =>
      factsIn(connected.transaction(FACTS), source, ...asked),
    ),
  quarters: (source, ...asked) =>
    db.use((connected) =>
      quartersIn(connected.transaction(FACTS), source, ...asked),
    ),
});
