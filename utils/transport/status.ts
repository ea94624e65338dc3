import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import { type Fields, fieldsOf } from "../domain/outside-value.ts";
import { readBody } from "./body.ts";
import { type Credentials, tells } from "./credentials.ts";

const MAX_PROBLEM_BYTES = 64 * 1024;
const MAX_DETAIL_LENGTH = 200;

/**
 * Why an answer is not what was asked for: a redirect, another status than 200 or another type of content. Null when it
 * is.
 * @param type what the content type must look like
 */
export const refusalOf = async (
  response: Response,
  credentials: Credentials,
  type: RegExp,
): Promise<Failure | null> => {
  if (response.type === "opaqueredirect")
    return { code: "bad_data", what: "redirect" };
  if (response.status !== 200) return failureOfStatus(response, credentials);
  return type.test(response.headers.get("content-type") ?? "")
    ? null
    : { code: "bad_data", what: "wrong_type" };
};

/**
 * What a status other than 200 means. The status line decides, never the body; a problem document (RFC 9457) only adds
 * a cut `detail` as plain text where the status itself says little, and none that gives our secret back.
 */
const failureOfStatus = async (
  response: Response,
  credentials: Credentials,
): Promise<Failure> => {
  const { status } = response;
  const retryAfterMs = retryAfter(response.headers);
  // 304 that nobody asked for leads nowhere else: it is only out of place.
  if (status >= 300 && status < 400 && status !== 304)
    return { code: "bad_data", what: "redirect" };
  if (status === 401) return { code: "auth_required", reason: "refused" };
  if (status === 403) return { code: "forbidden" };
  if (status === 404 || status === 410) return { code: "not_found" };
  if (status === 408 || status === 425)
    return { code: "timeout", afterMs: 10 * SECOND };
  if (status === 413 || status === 414 || status === 431)
    return { code: "too_large", limit: `HTTP ${status}` };
  if (status === 429) return { code: "rate_limited", retryAfterMs };
  if (status >= 500)
    return {
      code: "server_error",
      status,
      retryAfterMs: status === 503 ? retryAfterMs : null,
    };
  const detail = await problemDetail(response, credentials);
  return {
    code: "bad_data",
    what: "unexpected_status",
    ...(detail === null ? {} : { detail }),
  };
};

/**
 * RFC 9110 Retry-After in ms: seconds, or a date that is compared with the server's own `Date`, never with our clock.
 * Null where it is missing or makes no sense.
 */
export const retryAfter = (headers: Headers): number | null => {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  const until = Date.parse(text);
  const sent = Date.parse(headers.get("date") ?? "");
  const wait = until - sent;
  return Number.isNaN(wait) || wait < 0 || !/[a-z]/i.test(text) ? null : wait;
};

const problemDetail = async (
  response: Response,
  credentials: Credentials,
): Promise<string | null> => {
  if (
    !(response.headers.get("content-type") ?? "").startsWith(
      "application/problem+json",
    )
  )
    return null;
  const detail = (await problemOf(response))["detail"];
  if (typeof detail !== "string") return null;
  return tells(detail, credentials) ? null : detail.slice(0, MAX_DETAIL_LENGTH);
};

/** The members of a short answer in JSON; none where it is another: it adds nothing, the status has spoken. */
export const problemOf = async (response: Response): Promise<Fields> => {
  const bytes = await readBody(response, MAX_PROBLEM_BYTES);
  try {
    const text = bytes.ok ? new TextDecoder().decode(bytes.value) : "";
    return fieldsOf(JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
};
