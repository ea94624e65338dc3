import { type Instant, instant } from "../domain/instant.ts";
import { NOTE_TRAIL_MS, type Note, noteOf } from "../domain/note.ts";
import type { Report } from "../domain/person.ts";
import { emailMaskedReport } from "../domain/masked-report.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession } from "../domain/session.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import type { CopyPorts } from "./copy-model.ts";

/** A note about a person as everything stands now. Loaded when somebody copies. */
export const noteAbout = async (
  report: Report,
  shown: SourceGlance,
  { reader, time, now, shareSafe }: CopyPorts,
): Promise<Note> => {
  const moment = time.moment();
  const finished = await finishedOf(reader, report, shown, moment.serverNow);
  const freshness = time.freshness.peek();
  const at = "at" in freshness ? freshness.at : null;
  return noteOf({
    report: shareSafe.emails.peek() ? emailMaskedReport(report) : report,
    moment,
    finished,
    source: shown.source,
    info: shown.state?.info ?? null,
    dataAgeMs: at === null ? null : Math.max(0, now.peek() - at),
    masked: shareSafe.on.peek(),
  });
};

/** A disk that does not answer leaves the trail to what the page has seen. */
const finishedOf = async (
  reader: Reader,
  { id }: Report,
  { source }: SourceGlance,
  to: Instant,
): Promise<readonly FinishedSession[]> => {
  const from = instant(to - NOTE_TRAIL_MS);
  const reads = [await reader.personRecent(source.id, id)];
  for (let day = dayOf(from); day <= dayOf(to); day++)
    reads.push(await reader.personDay(source.id, id, day));
  const found = new Map<Instant, FinishedSession>();
  for (const read of reads)
    // What is being packed meanwhile is found twice.
    for (const session of read.ok ? read.value : [])
      if (session.end > from) found.set(session.start, session);
  return [...found.values()];
};
