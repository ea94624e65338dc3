import { type Mark, bestSession, markOf } from "./facts.ts";
import { type Instant, MINUTE, instant } from "./instant.ts";
import { maskedIp } from "./masked-ip.ts";
import type { Moment } from "./order.ts";
import type { Device, Report } from "./person.ts";
import type { FinishedSession } from "./session.ts";
import { maskedForFile, maskedPageName } from "./masked-report.ts";
import { type PlatformInfo, type SourceRecord, sourceName } from "./source.ts";
import { type Step, trailOf } from "./trail.ts";

/** How far a note looks back. */
export const NOTE_TRAIL_MS = 15 * MINUTE;
/** More steps than this are a walk, not an answer: the latest are kept. */
const MAX_STEPS = 10;

/** What a ticket is told of a person at one moment. Never a token, a query of an address, or a whole IP address. */
export interface Note {
  /** Name, address and id; masked where `masked` says so. */
  readonly report: Report;
  /** The platform's time that everything here is of. */
  readonly at: Instant;
  /** While the data is old: what was known last. */
  readonly mark: Mark;
  readonly page: string | null;
  readonly onPageMs: number | null;
  readonly trail: readonly Step[];
  /** Steps before those of `trail` that are left out. */
  readonly earlierSteps: number;
  readonly device: Device | null;
  readonly userAgent: string | null;
  /** Masked. Null where the platform gives none. */
  readonly ip: string | null;
  readonly networkHint: string | null;
  readonly sourceName: string;
  readonly sourceHost: string;
  /** Age of our own data, by this machine's clock, ms; null where there was no good answer. */
  readonly dataAgeMs: number | null;
  /** The data is too old to speak of now. */
  readonly stale: boolean;
  readonly masked: boolean;
}

export interface NoteSubject {
  readonly report: Report;
  readonly moment: Moment;
  /** Sessions of this person that ended within {@link NOTE_TRAIL_MS}. */
  readonly finished: readonly FinishedSession[];
  readonly source: SourceRecord;
  readonly info: PlatformInfo | null;
  readonly dataAgeMs: number | null;
  readonly masked: boolean;
}

/** What a note says of a person. */
export const noteOf = (subject: NoteSubject): Note => {
  const { report, moment, source, info, dataAgeMs, masked } = subject;
  const { serverNow, limits, stale, running, nameOf } = moment;
  const shown = masked ? maskedForFile(report) : report;
  const session = bestSession(shown);
  const page = session?.page ?? null;
  const since = page?.since ?? null;
  const steps = trailOf(
    running(report.id),
    subject.finished,
    instant(serverNow - NOTE_TRAIL_MS),
    serverNow,
    nameOf,
  ).map((step) => (masked ? maskedStep(step, report) : step));
  return {
    report: shown,
    at: serverNow,
    mark: markOf(report, serverNow, limits, false),
    page: nameOf(page),
    onPageMs: since === null ? null : Math.max(0, serverNow - since),
    trail: steps.slice(-MAX_STEPS),
    earlierSteps: Math.max(0, steps.length - MAX_STEPS),
    device: session?.device ?? null,
    userAgent: session?.userAgent ?? null,
    ip: session?.ip == null ? null : maskedIp(session.ip),
    networkHint: info?.network.hint ?? null,
    sourceName: sourceName(source, info),
    sourceHost: new URL(source.address).host,
    dataAgeMs,
    stale,
    masked,
  };
};

const maskedStep = (step: Step, report: Report): Step => ({
  ...step,
  page: step.page === null ? null : maskedPageName(step.page, report),
});
