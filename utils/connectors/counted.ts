import type { Instant, LocalInstant } from "../domain/instant.ts";
import { instant } from "../domain/instant.ts";
import type { Position } from "../domain/observation.ts";
import type { Io } from "../transport/io.ts";

/*
 * Of sources that number nothing: their answers are counted, in an epoch of our own, and their clock is read from what
 * every HTTP answer says.
 */

/** The position of the next answer. With nothing held, or where another connector counted before: a new epoch. */
export const nextPosition = (
  held: Position | null,
  { now, random }: Pick<Io, "now" | "random">,
): Position =>
  held !== null && held.epoch.startsWith(OWN)
    ? { epoch: held.epoch, seq: held.seq + 1 }
    : {
        epoch: `${OWN}${now().toString(36)}-${Math.floor(random() * 1e9).toString(36)}`,
        seq: 1,
      };

const OWN = "counted-";

/**
 * The server's clock by the `Date` of its answer (RFC 9110, whole seconds). Where it says none, ours, as the only one at
 * hand: ages are then wrong by what the two differ, and nothing else is.
 */
export const timeOfAnswer = (headers: Headers, now: LocalInstant): Instant => {
  const said = Date.parse(headers.get("date") ?? "");
  return instant(Number.isNaN(said) ? now : said);
};
