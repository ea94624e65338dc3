import type { Span } from "./coverage.ts";
import type { Failure } from "./failure.ts";
import { HOUR, type Instant, type LocalInstant, MINUTE } from "./instant.ts";
import { without } from "./spans.ts";
import type { ToldPresence } from "./told-presence.ts";

export type ImportPhase =
  | { readonly kind: "running" }
  /** A failure that may pass: tried again then. */
  | {
      readonly kind: "waiting";
      readonly until: LocalInstant;
      readonly failure: Failure;
    }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "done" };

/**
 * A fetch of a platform's own history, as far as it has come: all that the next worker needs to go on. What is covered is
 * on the disk: a session that may yet grow holds back the time from its start on.
 */
export interface HistoryImport {
  /** Tells one fetch from the next. */
  readonly startedAt: LocalInstant;
  readonly phase: ImportPhase;
  /** The whole time that it is about. */
  readonly asked: Span;
  /** What of it nobody watched when it began, in order; small pieces that lie near each other are asked for as one. */
  readonly windows: readonly Span[];
  /** The window that is being fetched; as many as there are: all were. */
  readonly at: number;
  readonly cursor: string | null;
  /** Start of the last session of the answer before; null: this chain of answers begins. */
  readonly reached: Instant | null;
  /** Of that window everything before this is on the disk. */
  readonly frontier: Instant;
  /** The chain was begun anew: what comes may be on the disk already. */
  readonly again: boolean;
  readonly pending: readonly ToldPresence[];
  /** Sessions that the platform told of. */
  readonly sessions: number;
  /** Failures in a row. */
  readonly attempts: number;
}

/** Gaps that lie nearer than this are asked for in one go. */
const TOGETHER_MS = 6 * HOUR;
/** Less than this is not worth a question. */
const SHORTEST_MS = MINUTE;
/** @param covered when somebody watched, or an earlier fetch filled it, in order */
export const beginImport = (
  asked: Span,
  covered: readonly Span[],
  startedAt: LocalInstant,
): HistoryImport => {
  const windows = windowsIn(asked, covered);
  return {
    startedAt,
    phase: windows.length === 0 ? { kind: "done" } : { kind: "running" },
    asked,
    windows,
    at: 0,
    cursor: null,
    reached: null,
    frontier: windows[0]?.from ?? asked.to,
    again: false,
    pending: [],
    sessions: 0,
    attempts: 0,
  };
};

const windowsIn = (asked: Span, covered: readonly Span[]): readonly Span[] => {
  const windows: Span[] = [];
  for (const gap of without(asked, covered)) {
    if (gap.to - gap.from < SHORTEST_MS) continue;
    const last = windows.at(-1);
    if (last === undefined || gap.from - last.to >= TOGETHER_MS)
      windows.push(gap);
    else windows[windows.length - 1] = { from: last.from, to: gap.to };
  }
  return windows;
};

/** A fetch that was stopped, failed, or whose worker died, goes on where it stood. */
export const goOn = (before: HistoryImport): HistoryImport =>
  before.phase.kind === "done"
    ? before
    : { ...before, attempts: 0, phase: { kind: "running" } };
