import type { Instant } from "../domain/instant.ts";
import { MAX_URL } from "../domain/outside-limits.ts";
import { addressOf } from "../domain/outside-value.ts";
import { titleOfPage } from "../domain/page-reader.ts";
import { unreachable } from "../domain/result.ts";
import {
  type CompiledFields,
  type FieldName,
  isTimeField,
} from "./compiled-fields.ts";
import { AHEAD_MS } from "./online.ts";
import { parseIso } from "./iso-time.ts";
import type { Row } from "./place.ts";
import { type ProblemCode, cutDetail } from "./problem.ts";
import type { RowContext } from "./row-says.ts";
import { accountIn, countIn, idIn, ipIn, truthIn } from "./row-words.ts";
import { TIME_UNITS, type TimeUnit } from "./time-units.ts";
import { timeOfText } from "./time.ts";

/** What a field of a row yields: as text, for a person to look at. */
export interface Judged {
  /** What stands there, in the platform's words (or ours, where the mapping has them); null: nothing. */
  readonly said: string | null;
  /** What it becomes; a time is an instant. Null: nothing that can be used. */
  readonly value: string | number | boolean | null;
  readonly code?: ProblemCode;
  readonly detail?: string;
}

export const judge = (
  name: FieldName,
  fields: CompiledFields,
  row: Row,
  context: RowContext,
): Judged => {
  if (isTimeField(name)) {
    // An end lies ahead of the clock as a rule.
    const latest = name === "endsAt" ? Infinity : context.now + AHEAD_MS;
    return judgeTime(fields.time[name], row, context.now, latest);
  }
  const said = fields.text[name]?.(row) ?? null;
  if (said === null) return { said, value: null };
  const value = valueOf(name, said, context);
  const code = value === null ? WRONG[name] : undefined;
  return code === undefined
    ? { said, value }
    : { said, value, code, detail: cutDetail(said) };
};

/** What it is where it is not what it has to be. */
const WRONG: Readonly<Partial<Record<FieldName, ProblemCode>>> = {
  id: "id_unusable",
  session: "id_unusable",
  account: "account_word",
  url: "no_address",
  page: "no_address",
  sessions: "no_count",
  messages: "no_count",
  questions: "no_count",
  hidden: "no_truth",
};

const valueOf = (
  name: Exclude<FieldName, keyof CompiledFields["time"]>,
  said: string,
  { addressOfPage }: RowContext,
): Judged["value"] => {
  switch (name) {
    case "id":
    case "session":
      return idIn(said);
    case "account":
      return accountIn(said);
    case "url":
      return addressOf(said, MAX_URL);
    case "page":
      return addressOfPage(said);
    case "sessions":
    case "messages":
    case "questions":
      return countIn(said);
    case "hidden":
      return truthIn(said);
    case "title":
    case "feature":
      return titleOfPage(said);
    case "name":
    case "email":
    case "role":
    case "company":
    case "status":
    case "browser":
    case "os":
    case "device":
    case "userAgent":
      return said.toWellFormed();
    case "ip":
      return ipIn(said);
    default:
      return unreachable(name);
  }
};

const judgeTime = (
  time: CompiledFields["time"][keyof CompiledFields["time"]],
  row: Row,
  now: Instant,
  latest: number,
): Judged => {
  const said = time?.said(row) ?? null;
  if (time === undefined || said === null) return { said, value: null };
  const value = time.at(row, now);
  if (value !== null)
    return value > latest
      ? { said, value, code: "future_time", detail: cutDetail(said) }
      : { said, value };
  if (time.unit === "iso" && parseIso(said)?.offset === null)
    return { said, value, code: "zone_needed", detail: cutDetail(said) };
  const unit = TIME_UNITS.find((one) => fits(said, one, now));
  return { said, value, code: "no_time", ...(unit && { detail: unit }) };
};

/** Would it be a time of the last 30 years, or of now, in this unit? */
const fits = (said: string, unit: TimeUnit, now: Instant): boolean => {
  if (unit === "ms_ago" || unit === "s_ago") return false;
  const at = timeOfText(said, unit, "UTC", now);
  return at !== null && at <= now + AHEAD_MS;
};
