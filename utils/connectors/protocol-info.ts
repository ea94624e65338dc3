import type { Failure } from "../domain/failure.ts";
import { DAY, MINUTE, SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import {
  DEFAULT_LIMITS,
  DEFAULT_REFRESH_MS,
  type Limits,
  type PlatformInfo,
} from "../domain/source.ts";
import { isZone } from "../domain/zone-calendar.ts";
import { type Fields, fieldsOf, textOf } from "../domain/outside-value.ts";

/** The version of the protocol that this speaks. */
const VERSION = 1;

const WORD = 256;
const MOST_WORDS = 100;
const URL_LENGTH = 2048;

/**
 * Reads the answer of BASE. Only `protocol` and `version` are required; any other member that is no such value is taken
 * as not said.
 * Fails with `bad_data` when it is another thing, `incompatible` when it is another major version.
 */
export const parseInfo = (answer: unknown): Result<PlatformInfo, Failure> => {
  const base = fieldsOf(answer);
  const version = base?.["version"];
  if (base?.["protocol"] !== "rollcall-presence" || typeof version !== "number")
    return fail({ code: "bad_data", what: "wrong_shape" });
  if (Math.floor(version) !== VERSION)
    return fail({ code: "incompatible", theirs: version, ours: VERSION });
  const rules = fieldsOf(base["rules"]) ?? {};
  const can = fieldsOf(base["can"]) ?? {};
  return ok({
    name: textOf(base["name"], WORD) ?? "",
    limits: limitsOf(rules),
    refreshMs:
      within(base["refreshMs"], SECOND, 5 * MINUTE) ?? DEFAULT_REFRESH_MS,
    singleSession: rules["singleSession"] === true,
    privilegedRoles: wordsOf(rules["privilegedRoles"]),
    roles: wordsOf(base["roles"]),
    canStream: can["stream"] === true,
    canHistory: can["history"] === true,
    canWrite: wordsOf(can["write"]),
    network: networkOf(fieldsOf(can["network"])),
    userUrl: templateOf(base["userUrl"]),
    zone: zoneOf(base["zone"]),
  });
};

/** Limits outside reason would make everybody away, or nobody ever: then the default holds. */
const limitsOf = (rules: Fields): Limits => {
  const limit = (key: keyof Limits): number =>
    within(rules[key], 10 * SECOND, DAY) ?? DEFAULT_LIMITS[key];
  const idleAfterMs = limit("idleAfterMs");
  return {
    onlineWindowMs: limit("onlineWindowMs"),
    idleAfterMs,
    awayAfterMs: Math.max(limit("awayAfterMs"), idleAfterMs),
  };
};

const within = (value: unknown, least: number, most: number): number | null =>
  typeof value === "number" && value >= least && value <= most ? value : null;

const wordsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value.slice(0, MOST_WORDS) : [])
    .map((word) => textOf(word, WORD))
    .filter((word) => word !== null);

/** Whether IP addresses are given; where nothing is said of it, they may be. */
const networkOf = (network: Fields | null): PlatformInfo["network"] => ({
  available: network?.["available"] !== false,
  hint: textOf(network?.["hint"], WORD),
});

/** The name of a time zone that this browser knows. */
const zoneOf = (value: unknown): string | null => {
  const name = textOf(value, WORD);
  return name !== null && isZone(name) ? name : null;
};

/** A web address in which `{id}` stands for a person. */
const templateOf = (value: unknown): string | null => {
  const text = textOf(value, URL_LENGTH);
  return text !== null && /^https?:\/\//.test(text) ? text : null;
};
