import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { bearer } from "../transport/credentials.ts";
import { sendForBody } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import { timeOfAnswer } from "./counted.ts";
import { ACTIVITY_FIELDS, type ActivityQuery } from "./directus-activity.ts";
import { parse } from "./json-answer.ts";

export interface DirectusAnswer {
  readonly json: unknown;
  readonly serverTime: Instant;
  /** How long it was. */
  readonly bytes: number;
}

/** Asks a path under the address. Fails as a request does; 403 without a token is the lack of one. */
export const askDirectus = async (
  io: Io,
  { address, token }: Endpoint,
  path: string,
  signal: AbortSignal,
): Promise<Result<DirectusAnswer, Failure>> => {
  const request = { url: `${address}${path}`, credentials: bearer(token) };
  const answer = await sendForBody(io, request, signal);
  if (!answer.ok)
    return token === null && answer.failure.code === "forbidden"
      ? fail({ code: "auth_required", reason: "missing" })
      : answer;
  const json = parse(answer.value.bytes);
  return json.ok
    ? ok({
        json: json.value,
        serverTime: timeOfAnswer(answer.value.headers, io.now()),
        bytes: answer.value.bytes.byteLength,
      })
    : json;
};

/** The rows of an answer. */
export const rowsOf = (json: unknown): Result<readonly unknown[], Failure> => {
  const data = fieldsOf(json)?.["data"];
  return Array.isArray(data)
    ? ok(data)
    : fail({ code: "bad_data", what: "wrong_shape" });
};

/** Reads rows of the activity log, the newest first. Null where the token may not read it: that much is not known then. */
export const askActivity = async (
  io: Io,
  endpoint: Endpoint,
  { filter, limit }: ActivityQuery,
  signal: AbortSignal,
): Promise<Result<readonly unknown[] | null, Failure>> => {
  const path = `/activity?fields=${ACTIVITY_FIELDS.join()}&sort=-timestamp&limit=${limit}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const answer = await askDirectus(io, endpoint, path, signal);
  if (answer.ok) return rowsOf(answer.value.json);
  return answer.failure.code === "forbidden" ? ok(null) : answer;
};
