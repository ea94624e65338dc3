import type { PlantedBug } from "./planted-bug.ts";

/** Bugs in what belongs together on the disk. */
export const IN_STORAGE: readonly PlantedBug[] = [
  {
    name: "tornCommit",
    what: "state and finished sessions are written in two transactions",
    file: "utils/storage/journal.ts",
    find: `    writes.push(
      tx.objectStore("finished").put({ source, revision, chunk, sessions }),
    );`,
    put: `    void tx.db
      .transaction("finished", "readwrite")
      .store.put({ source, revision, chunk, sessions });`,
  },
  {
    name: "positionBeforeData",
    what: "the state is written though its delta is not",
    file: "utils/storage/journal.ts",
    find: '    writes.push(tx.objectStore("deltas").put(delta));\n',
    put: "",
  },
  {
    name: "visitsForgotten",
    what: "the visits that stood before are lost when a session changes",
    file: "utils/storage/running-put.ts",
    find: "(before?.visits ?? []).slice(0, keptVisits)",
    put: "[]",
  },
];
