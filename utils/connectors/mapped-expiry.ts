import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Delta, Snapshot } from "../domain/observation.ts";
import type { LiveSession, Report } from "../domain/person.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { endOf } from "../mapping/session-ends.ts";
import type { KnownReport } from "./connector.ts";

/** Whose time runs out while a stream is open, which says nothing of who does nothing. */
export interface Expiry {
  /** Takes note of who is there by what was told. */
  readonly note: (told: Snapshot | Delta) => void;
  /** Those who are held with a session that is over by now, without it. */
  readonly over: (now: Instant, known: KnownReport) => readonly Report[];
}

/** @param online who is there because of a time alone is so for that long; by any other rule until a session's own end */
export const expiryOf = ({ online }: Mapping): Expiry => {
  /** When the first session of each is over. */
  const due = new Map<PersonId, number>();
  /** The ends that sessions have by themselves, of each. */
  const ends = new Map<PersonId, ReadonlyMap<string, number>>();

  const overAt = (session: LiveSession, report: Report): number => {
    const own = ends.get(report.id)?.get(keyOf(session)) ?? Infinity;
    if (online.when !== "recent") return own;
    const { of, withinMs } = online;
    return Math.min(own, (session[of] ?? report[of] ?? Infinity) + withinMs);
  };
  const forget = (id: PersonId): void => {
    due.delete(id);
    ends.delete(id);
  };
  const track = (report: Report): void => {
    const { id, sessions } = report;
    const before = ends.get(id);
    const own = new Map<string, number>();
    for (const session of sessions) {
      const key = keyOf(session);
      // What a message leaves out is as it was.
      const end = endOf(session) ?? before?.get(key);
      if (end !== undefined) own.set(key, end);
    }
    forget(id);
    if (own.size > 0) ends.set(id, own);
    const at = Math.min(...sessions.map((session) => overAt(session, report)));
    if (Number.isFinite(at)) due.set(id, at);
  };
  return {
    note: (told) => {
      if (told.kind === "delta") for (const id of told.removals) forget(id);
      else if (told.complete) {
        due.clear();
        ends.clear();
      }
      const reports = told.kind === "snapshot" ? told.reports : told.upserts;
      for (const report of reports) track(report);
    },
    over: (now, known) => {
      const reports: Report[] = [];
      for (const [id, at] of due) {
        if (now < at) continue;
        const held = known(id);
        if (held === undefined) {
          forget(id);
          continue;
        }
        const sessions = held.sessions.filter(
          (session) => now < overAt(session, held),
        );
        reports.push({ ...held, sessions });
      }
      return reports;
    },
  };
};

/** As `distinct` tells sessions apart. */
const keyOf = ({ id, startedAt }: LiveSession): string =>
  id ?? `\0${startedAt ?? ""}`;
