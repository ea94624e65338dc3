import { observedAt } from "../domain/coverage.ts";
import { mayKnowMore } from "../domain/history-offer.ts";
import type { Span } from "../domain/coverage.ts";
import { joined } from "../domain/spans.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";

/** May the platform's own history fill a part of a range? False too where the disk does not say. */
export const isHistoryOffered = async (
  reader: Pick<Reader, "imported" | "detailDays" | "coverage">,
  { source, state }: SourceGlance,
  range: Span,
): Promise<boolean> => {
  const seen = state === null ? null : observedAt(state.watch.coverage);
  if (seen === null || state?.info?.canHistory !== true) return false;
  const [watched, kept, days] = await Promise.all([
    reader.coverage(source.id, range.from, range.to),
    reader.imported(source.id),
    reader.detailDays(),
  ]);
  if (!watched.ok || !kept.ok || !days.ok) return false;
  const before = kept.value;
  const asked = before?.phase.kind === "done" ? before.asked : null;
  return mayKnowMore(range, joined(watched.value), seen, days.value, asked);
};
