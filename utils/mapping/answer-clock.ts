import { type Instant, instant, isPlausibleTime } from "../domain/instant.ts";
import { compileMapping } from "./compiled-mapping.ts";
import type { Mapping } from "./mapping.ts";
import { rowOf } from "./place.ts";

/** The server's clock: as an answer says it, where the mapping knows where, else as `otherwise` (its Date header). */
export const clockIn = (
  mapping: Mapping,
  answer: unknown,
  otherwise: Instant,
): Instant => {
  const said =
    compileMapping(mapping).clock?.at(rowOf(answer), otherwise) ?? null;
  return said !== null && isPlausibleTime(said) ? instant(said) : otherwise;
};
