import type { Span } from "./coverage.ts";
import { retryRuleOf, waitMs } from "./back-off.ts";
import type { Failure } from "./failure.ts";
import type { HistoryImport } from "./history-import.ts";
import { type LocalInstant, earlier, localInstant } from "./instant.ts";
import { type Result, fail, ok } from "./result.ts";
import { without } from "./spans.ts";
import { type ToldPresence, foldLogins } from "./told-presence.ts";
import type { ToldHistory } from "./told-session.ts";

/** After so many failures in a row a person has to look at it. */
const MOST_ATTEMPTS = 8;

export interface ImportStep {
  readonly next: HistoryImport;
  /** Presences to write: nothing that comes can be a part of them. */
  readonly over: readonly ToldPresence[];
  /** What is covered when they are written: in order, of this window. */
  readonly covered: readonly Span[];
}

/** What an answer means. Fails with `bad_data` where it does not lead on from the one before. */
export const afterPage = (
  before: HistoryImport,
  page: ToldHistory,
): Result<ImportStep, Failure> => {
  const part = windowOf(before);
  const [first] = page.sessions;
  if (
    page.next !== null &&
    (first === undefined || page.next === before.cursor)
  )
    return fail({ code: "bad_data", what: "endless_paging" });
  if (first !== undefined && first.start < (before.reached ?? first.start))
    return fail({ code: "bad_data", what: "wrong_shape" });
  const isLast = page.next === null;
  const { over, pending } = foldLogins(
    before.pending,
    page.sessions,
    isLast,
    page.serverTime,
  );
  const reached = page.sessions.at(-1)?.start ?? before.frontier;
  const frontier = isLast
    ? part.to
    : pending
        .map(({ start }) => start)
        .reduce(earlier, earlier(reached, part.to));
  const from = before.frontier;
  const covered = without({ from, to: frontier }, without(part, page.vouched));
  const isNew = page.sessions.filter(
    ({ start }) => before.at === 0 || start >= part.from,
  );
  return ok({
    over,
    covered: from < frontier ? covered : [],
    next: {
      ...before,
      ...(isLast
        ? windowAfter(before)
        : {
            cursor: page.next,
            reached: page.sessions.at(-1)?.start ?? null,
            pending,
          }),
      frontier: isLast
        ? (before.windows[before.at + 1]?.from ?? before.asked.to)
        : frontier < from
          ? from
          : frontier,
      sessions: before.sessions + isNew.length,
      attempts: 0,
    },
  });
};

/** The window that is being fetched; where all were, the end of what was asked. */
const windowOf = ({ windows, at, asked }: HistoryImport): Span =>
  windows[at] ?? { from: asked.to, to: asked.to };

/** What is to be asked now: of a chain that begins anew only what is not on the disk. */
export const askedNow = (state: HistoryImport): Span => {
  const part = windowOf(state);
  return state.again ? { from: state.frontier, to: part.to } : part;
};

const windowAfter = (before: HistoryImport): Partial<HistoryImport> => ({
  at: before.at + 1,
  cursor: null,
  reached: null,
  again: false,
  pending: [],
  phase:
    before.at + 1 < before.windows.length
      ? { kind: "running" }
      : { kind: "done" },
});

/**
 * What a failure means. A cursor that is no longer known begins the rest of its window anew; what may pass is tried again
 * after a while, what a person has to mend is not.
 */
export const afterFailure = (
  before: HistoryImport,
  failure: Failure,
  now: LocalInstant,
  random: number,
): HistoryImport => {
  if (failure.code === "not_found" && before.cursor !== null)
    return { ...before, cursor: null, reached: null, again: true, pending: [] };
  const rule = retryRuleOf(failure);
  const attempts = before.attempts + 1;
  const mayPass = rule.kind === "jitter" || rule.kind === "asked";
  if (!mayPass || attempts >= MOST_ATTEMPTS)
    return { ...before, attempts, phase: { kind: "failed", failure } };
  const until = localInstant(now + waitMs(rule, attempts, random));
  return { ...before, attempts, phase: { kind: "waiting", until, failure } };
};
