import type { Failure } from "../domain/failure.ts";
import { isId } from "../domain/ids.ts";
import { type Instant, instant, isPlausibleTime } from "../domain/instant.ts";
import type { Position } from "../domain/observation.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { countOf, fieldsOf } from "../domain/outside-value.ts";

/** What the protocol says of where and when it speaks, on a page as in an event. */
export interface Stamp {
  readonly position: Position;
  readonly serverTime: Instant;
}

/** A time below this is one in seconds, until the year 2286. */
const SECONDS_UNTIL = 10_000_000_000;

/** Reads `epoch`, `seq` and `serverTime`. Fails with `bad_data` in words for what is wrong. */
export const parseStamp = (value: unknown): Result<Stamp, Failure> => {
  const serverTime = parseServerTime(value);
  if (!serverTime.ok) return serverTime;
  const { epoch, seq } = fieldsOf(value) ?? {};
  const number = countOf(seq);
  if (!isId(epoch) || number === null)
    return fail({ code: "bad_data", what: "wrong_shape" });
  return ok({
    position: { epoch, seq: number },
    serverTime: serverTime.value,
  });
};

/** Reads `serverTime` alone. */
export const parseServerTime = (value: unknown): Result<Instant, Failure> => {
  const { serverTime } = fieldsOf(value) ?? {};
  if (
    typeof serverTime === "number" &&
    serverTime > 0 &&
    serverTime < SECONDS_UNTIL
  )
    return fail({ code: "bad_data", what: "seconds_instead_of_ms" });
  return isPlausibleTime(serverTime)
    ? ok(instant(serverTime))
    : fail({ code: "bad_data", what: "wrong_shape" });
};

/** A position as the protocol writes it in one word. */
export const idOfPosition = ({ epoch, seq }: Position): string =>
  `${epoch}:${seq}`;
