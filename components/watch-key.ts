import type { Report } from "../utils/domain/person.ts";
import { likelyChoice } from "../utils/domain/watch-choice.ts";
import type { PageModels } from "../utils/models/page-models.ts";

/** Watches a person for what is most likely meant; or ends the watch that there is. */
export const toggleWatch = (
  report: Report,
  { watch, time }: PageModels,
): void => {
  const record = watch.of(report.id);
  if (record !== null) return void watch.stop(record.id);
  const choice = likelyChoice(report, time.moment());
  void watch.set(report.id, choice, watch.ticket.peek());
};
