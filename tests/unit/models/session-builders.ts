import { personId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type {
  FinishedSession,
  RunningSession,
} from "../../../utils/domain/session.ts";
import { before } from "../../support/builders.ts";

/** A session of ten minutes that goes on, seen from its start. A test names only what matters to it. */
export const running = (
  id: string,
  more: Partial<RunningSession> = {},
): RunningSession => ({
  person: personId(id),
  id: null,
  start: before(10 * MINUTE),
  atLeast: false,
  firstSeenAt: more.start ?? before(10 * MINUTE),
  inSightSince: more.start ?? before(10 * MINUTE),
  coveredFrom: 0,
  cutMs: 0,
  engagedMs: 0,
  activeAt: null,
  visits: [],
  visit: null,
  seenAt: null,
  left: null,
  ...more,
});

/** A session that ended `agoMs` before noon, `lengthMs` long. */
export const finished = (
  id: string,
  lengthMs: number,
  agoMs: number,
  more: Partial<FinishedSession> = {},
): FinishedSession => ({
  person: personId(id),
  id: null,
  start: before(agoMs + lengthMs),
  end: before(agoMs),
  atLeast: false,
  observedMs: lengthMs,
  engagedMs: 0,
  cutMs: 0,
  seenOnce: false,
  visits: [],
  ...more,
});
