import type { PlantedBug } from "./planted-bug.ts";

/** Bugs in what is taken of what a platform says. */
export const IN_LISTS: readonly PlantedBug[] = [
  {
    name: "noDedupe",
    what: "an old copy of a list is taken",
    file: "utils/domain/roster.ts",
    find: "  if (isBehind(snapshot.position, roster.position)) return ignored(roster);\n",
    put: "",
  },
  {
    name: "noDedupeOfDeltas",
    what: "the last change told twice counts as a hole",
    file: "utils/domain/roster.ts",
    find: "  if (!follows && samePosition(roster.position, delta.position))\n    return ignored(roster);\n",
    put: "",
  },
  {
    name: "partialIsComplete",
    what: "people leave who are not in a part of a list",
    file: "utils/domain/roster.ts",
    find: "  if (snapshot.complete)\n    for",
    put: "  if (reports.size > 0)\n    for",
  },
  {
    name: "nobodyLeaves",
    what: "who is not in a whole list stays",
    file: "utils/domain/roster.ts",
    find: "if (!reports.has(id)) removals.push(id);",
    put: "if (reports.size === 0) removals.push(id);",
  },
  {
    name: "crossEpoch",
    what: "numbers of two epochs are compared",
    file: "utils/domain/observation.ts",
    find: "a.epoch === b.epoch && a.seq === b.seq",
    put: "a.seq === b.seq",
  },
  {
    name: "ignoreSeqGap",
    what: "changes are applied after a hole",
    file: "utils/domain/roster.ts",
    find: "if (roster.doubted || !follows)",
    put: "if (roster.doubted || roster.position?.epoch !== delta.basis.epoch)",
  },
  {
    name: "applyWhileStale",
    what: "changes are applied after a doubt, before a list came",
    file: "utils/domain/roster.ts",
    find: "if (roster.doubted || !follows)",
    put: "if (!follows)",
  },
  {
    name: "objectKeys",
    what: "people are kept in an object, where `__proto__` is no key",
    file: "utils/domain/patched-map.ts",
    find: "  const base = new Map(entries);\n",
    put: "  const object = {};\n  for (const [key, value] of entries) object[key] = value;\n  const base = new Map(Object.entries(object));\n",
  },
  {
    name: "emptyIsBelieved",
    what: "a list that is suddenly empty is believed at once",
    file: "utils/domain/roster.ts",
    find: "if (emptied && !roster.emptyUnconfirmed)",
    put: "if (emptied && roster.emptyUnconfirmed)",
  },
  {
    name: "pendingIsForgotten",
    what: "what came before the list is lost",
    file: "utils/domain/pending-deltas.ts",
    find: "(delta) => seqOf(delta) > position.seq",
    put: "(delta) => seqOf(delta) > position.seq + 1",
  },
];
