import type { HistoryImport } from "./history-import.ts";
import { lengthOfAll } from "./spans.ts";

/** What of the windows is on the disk, 0 to 1. */
export const progressOf = ({
  windows,
  at,
  frontier,
  phase,
}: Pick<HistoryImport, "windows" | "at" | "frontier" | "phase">): number => {
  const whole = lengthOfAll(windows);
  if (phase.kind === "done" || whole === 0) return 1;
  const asked = windows[at];
  const done =
    lengthOfAll(windows.slice(0, at)) +
    (asked === undefined ? 0 : Math.max(0, frontier - asked.from));
  return Math.min(1, done / whole);
};
