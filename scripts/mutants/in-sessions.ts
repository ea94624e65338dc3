import type { PlantedBug } from "./planted-bug.ts";

/** Bugs in where sessions begin and end. */
export const IN_SESSIONS: readonly PlantedBug[] = [
  {
    name: "leaveAtAbsence",
    what: "a session ends at the poll that misses the person",
    file: "utils/domain/observe-sessions.ts",
    find: "leftAt(draft, report, lastSeen) : lastSeen;",
    put: "leftAt(draft, report, lastSeen) : draft.look.at;",
  },
  {
    name: "ignoreSessionId",
    what: "another id is no other login",
    file: "utils/domain/session.ts",
    find: '  if (ids && a.id !== b.id) return "other";\n',
    put: "",
  },
  {
    name: "mergeOfTwoLogins",
    what: "a session goes on though every login is another",
    file: "utils/domain/session.ts",
    find: 'return unsaid ? "unsaid" : "contradicted";',
    put: 'return "unsaid";',
  },
  {
    name: "resumeForEver",
    what: "who left resumes however late",
    file: "utils/domain/sessions.ts",
    find: "RESUME_WITHIN_MS = 2 * MINUTE",
    put: "RESUME_WITHIN_MS = 2000 * MINUTE",
  },
  {
    name: "oldCopySettles",
    what: "an older copy of a list settles who is there, though it says that they are gone",
    file: "utils/domain/observe-sessions.ts",
    find: "named.filter(isOnline).map(",
    put: "named.map(",
  },
  {
    name: "atLeastAlways",
    what: "every start is marked as uncertain",
    file: "utils/domain/begin-session.ts",
    find: "const atLeast = cameLate && !isPlatforms;",
    put: "const atLeast = true;",
  },
  {
    name: "startBeforeTheLastEnd",
    what: "the platform's start reaches into the session before",
    file: "utils/domain/begin-session.ts",
    find: "  if (notBefore !== null && said < notBefore) return follows ? notBefore : at;\n",
    put: "",
  },
  {
    name: "startInTheFuture",
    what: "a start in the future is believed",
    file: "utils/domain/begin-session.ts",
    find: "const start = earlier(said, at);",
    put: "const start = said;",
  },
  {
    name: "visitBeforeItsSession",
    what: "a visit begins before the session that holds it",
    file: "utils/domain/session-visits.ts",
    find: "later(lastSeenAt, session.start)",
    put: "lastSeenAt",
  },
  {
    name: "pushEndsEarly",
    what: "a pushed leave ends when the person was seen before it",
    file: "utils/domain/observe-sessions.ts",
    find: "const end = pushed && !silent ?",
    put: "const end = pushed && silent ?",
  },
];
