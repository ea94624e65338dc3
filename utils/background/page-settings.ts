import type { Failure } from "../domain/failure.ts";
import {
  NO_PAGE_SETTINGS,
  areGood,
  sameParameters,
} from "../domain/page-settings.ts";
import { type Result, fail } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { CommandOf } from "../messaging/protocol.ts";
import type { Database } from "../storage/database.ts";
import { updateSource } from "../storage/settings.ts";

/** Keeps how a connection's pages are called and what is kept of their addresses. Fails for what cannot be used. */
export const savePageSettings = async (
  db: Database,
  { source, pages }: CommandOf<"savePages">,
): Promise<Result<null, Failure>> =>
  areGood(pages)
    ? updateSource(db, source, (before) => ({
        ...before,
        pages,
        generation: generationAfter(before, pages.parameters),
      }))
    : fail({ code: "bad_data", what: "wrong_shape" });

/**
 * Names are made when they are shown and need nothing anew. Another list of parameters does: of a newer generation the
 * whole list is asked for, so that the next answer speaks of everybody, and what comes of an older question is dropped.
 */
const generationAfter = (
  { generation, pages = NO_PAGE_SETTINGS }: SourceRecord,
  parameters: readonly string[],
): number =>
  sameParameters(pages.parameters, parameters) ? generation : generation + 1;
