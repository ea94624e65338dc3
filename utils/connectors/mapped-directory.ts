import type { Failure } from "../domain/failure.ts";
import { type LocalInstant, MINUTE } from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import type { CompiledMapping } from "../mapping/compiled-mapping.ts";
import type { Io } from "../transport/io.ts";
import type { Asking, ListAnswer } from "./mapped-asking.ts";

/** Somebody new is worth a reading before its time, but no more often than this, ms. */
const NEWCOMERS_AFTER = MINUTE;

export interface DirectoryAnswer extends ListAnswer {
  /** It is of an earlier poll. */
  readonly isKept: boolean;
}

/**
 * The directory of a mapping between polls: who has an account changes rarely, and may be many pages. In memory only: a
 * worker that begins anew reads it anew.
 */
export interface KeptDirectory {
  /** What is kept, unless its time (`keepMs` of the mapping) is over; null where there is no directory. */
  readonly read: (
    signal: AbortSignal,
  ) => Promise<Result<DirectoryAnswer | null, Failure>>;
  /**
   * Hears who is in the list and not in the directory, and remembers it until the next reading. "outdated": that asks for
   * another one, which `read` makes; somebody among them was no stranger when it was read. Those who stay strangers are
   * asked for once.
   */
  readonly hear: (strangers: readonly string[]) => "good" | "outdated";
}

export const keptDirectory = (
  io: Pick<Io, "now">,
  asking: Pick<Asking, "list">,
  { mapping, directory: compiled }: CompiledMapping,
): KeptDirectory => {
  const { directory } = mapping;
  let kept: { readonly answer: DirectoryAnswer; readonly at: LocalInstant };
  let strangers: ReadonlySet<string> | null = null;
  let until = Number.NEGATIVE_INFINITY;
  return {
    read: async (signal) => {
      if (directory === undefined || compiled === null) return ok(null);
      // A clock that was set back says nothing of how old it is.
      if (io.now() < until && io.now() >= kept.at)
        return ok({ ...kept.answer, isKept: true });
      const { request, paging, keepMs = 0 } = directory;
      const read = await asking.list(request, paging, compiled, signal);
      if (!read.ok) return read;
      kept = { answer: { ...read.value, isKept: false }, at: io.now() };
      until = kept.at + keepMs;
      strangers = null;
      return ok(kept.answer);
    },
    hear: (now) => {
      if (directory === undefined) return "good";
      const before = strangers;
      strangers ??= new Set(now);
      const isNew = before !== null && now.some((id) => !before.has(id));
      if (!isNew || io.now() - kept.at < NEWCOMERS_AFTER) return "good";
      until = Number.NEGATIVE_INFINITY;
      return "outdated";
    },
  };
};
