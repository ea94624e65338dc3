import type { PlantedBug } from "./planted-bug.ts";

/** Bugs in how answers of others are read as people. */
export const IN_CONNECTORS: readonly PlantedBug[] = [
  {
    name: "namelessLeave",
    what: "a list with rows that name nobody counts as whole: whose row it is leaves",
    file: "utils/mapping/people-in.ts",
    find: "complete: isNamed && !isUnsure,",
    put: "complete: !isUnsure,",
  },
  {
    name: "directoryIsPresence",
    what: "who has an account is online",
    file: "utils/mapping/people-in.ts",
    find: "const offline = { ...rules, isOnline: () => false };",
    put: "const offline = rules;",
  },
  {
    name: "missedOnceLeaves",
    what: "whom one reading of a moving list misses leaves at once",
    file: "utils/mapping/missing.ts",
    find: "const first = isKept || memory?.missed.has(name) !== true;",
    put: "const first = isKept;",
  },
  {
    name: "slippedUsersMissed",
    what: "users of a Directus who move up while it is read are skipped",
    file: "utils/connectors/directus-users.ts",
    find: "const overlaps = rows.length > 1;",
    put: "const overlaps = false;",
  },
  {
    name: "partTakenForWhole",
    what: "nobody is told that an answer speaks of more than it brought",
    file: "utils/mapping/page-problems.ts",
    find: "if (more === null) return [];",
    put: "if (more?.total !== 0) return [];",
  },
  {
    name: "secretsKept",
    what: "members of an answer that are secrets by their name are kept",
    file: "utils/mapping/dropped.ts",
    find: "const dropped = isSecretName(name) || own.has(plainName(name));",
    put: "const dropped = own.has(plainName(name));",
  },
  {
    name: "allowanceOverspent",
    what: "a day's requests are all used by polls, and more",
    file: "utils/connectors/mapped-pace.ts",
    find: "(perDay * USED_SHARE)",
    put: "(perDay / USED_SHARE)",
  },
  {
    name: "directoryReadOften",
    what: "a kept directory is read anew with every poll",
    file: "utils/connectors/mapped-directory.ts",
    find: "      until = kept.at + keepMs;\n",
    put: "",
  },
  {
    name: "joinedTwice",
    what: "a meta of Phoenix Presence that is told twice is two connections",
    file: "utils/connectors/phoenix-presence.ts",
    find: "state.set(key, [...without(state.get(key) ?? [], metas), ...metas]);",
    put: "state.set(key, [...(state.get(key) ?? []), ...metas]);",
  },
  {
    name: "diffsBeforeStateLost",
    what: "who joins while the state is on its way is not there",
    file: "utils/connectors/phoenix-presence.ts",
    find: "      for (const diff of waiting ?? []) apply(now, diff);\n",
    put: "",
  },
];
