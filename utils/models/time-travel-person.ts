import type { Span } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import { onlineSpansOf } from "../domain/online-spans.ts";
import { type Result, ok } from "../domain/result.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession, RunningSession } from "../domain/session.ts";
import type { Reader } from "../storage/reader.ts";
import type { TravelWindow } from "../storage/time-travel-window.ts";

/**
 * When somebody was online within a window, as far as it was watched.
 * @param running their session that goes on, if one does
 */
export const readOnlineSpans = async (
  reader: Pick<Reader, "personRecent" | "personDay">,
  source: SourceId,
  person: PersonId,
  running: RunningSession | undefined,
  { from, to, observed }: TravelWindow,
): Promise<Result<readonly Span[], Failure>> => {
  // Before the days: what is packed in between is then found twice, and never missed.
  const recent = await reader.personRecent(source, person);
  if (!recent.ok) return recent;
  const sessions: Pick<FinishedSession, "start" | "end">[] = [...recent.value];
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const packed = await reader.personDay(source, person, day);
    if (!packed.ok) return packed;
    sessions.push(...packed.value);
  }
  if (running !== undefined)
    sessions.push({ start: running.start, end: running.seenAt ?? to });
  return ok(onlineSpansOf(sessions, observed, { from, to }));
};
