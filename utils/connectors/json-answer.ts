import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_DEPTH, isTooDeep } from "../transport/json-bytes.ts";

/** Fatal, so that broken text is an answer that is no JSON, and no name with holes in it. A leading BOM is dropped. */
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The JSON of an answer. Fails with `bad_data` or `too_large`. */
export const parse = (bytes: Uint8Array): Result<unknown, Failure> => {
  if (isTooDeep(bytes))
    return fail({ code: "too_large", limit: `${MAX_DEPTH} levels` });
  try {
    return parseText(decoder.decode(bytes));
  } catch {
    return fail({ code: "bad_data", what: "encoding" });
  }
};

/** Also an answer that was cut off is "not JSON": without a length it ends like a whole one. */
export const parseText = (text: string | null): Result<unknown, Failure> => {
  try {
    return text === null
      ? fail({ code: "bad_data", what: "wrong_shape" })
      : ok(JSON.parse(text) as unknown);
  } catch {
    return fail({ code: "bad_data", what: "not_json" });
  }
};
