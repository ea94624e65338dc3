import type { Failure } from "../../utils/domain/failure.ts";
import type { Result } from "../../utils/domain/result.ts";

/** The value of a result that a test counts on. */
export const unwrap = <Value>(result: Result<Value, Failure>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};
