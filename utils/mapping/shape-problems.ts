import { type Keys, at, put } from "./json-parts.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import { Mapping, MappedSettings } from "./mapping.ts";
import { type MappingProblem, cutDetail } from "./problem.ts";

/*
 * A mapping that is still being written. The schema refuses all of it for one part that is not whole yet; whoever writes
 * wants to know which part, and to see meanwhile what becomes of the rest.
 */

type Parsed = ReturnType<typeof Mapping.safeParse>;
type Issue = NonNullable<Parsed["error"]>["issues"][number];

export interface Shaped {
  /** What can be read of it: without the parts that are refused. Null: nothing can. */
  readonly mapping: Mapping | null;
  readonly problems: readonly MappingProblem[];
}

/** @param written as it stands in the settings, be it right or not */
export const shaped = (written: unknown): Shaped => {
  const parsed = Mapping.safeParse(written);
  if (parsed.success)
    return { mapping: parsed.data, problems: tooRare(parsed.data) };
  const { issues } = parsed.error;
  return {
    mapping: withoutRefused(written, issues),
    problems: issues.map((issue) => problemOf(issue, written)),
  };
};

/** What a connection asks of a mapping beside its shape. */
const tooRare = (mapping: Mapping): readonly MappingProblem[] =>
  MappedSettings.safeParse({ mapping }).error?.issues.some(
    ({ path }) => path.join(".") === "mapping.perDay",
  ) === true
    ? [{ at: "perDay", code: "not_hourly" }]
    : [];

const problemOf = (issue: Issue, written: unknown): MappingProblem => {
  const place = keysOf(issue.path).join(".");
  switch (issue.code) {
    case "unrecognized_keys": {
      const [member = ""] = issue.keys;
      return { at: place, code: "unknown_member", detail: cutDetail(member) };
    }
    case "invalid_key": {
      const [inside] = issue.issues;
      if (inside?.code !== "custom") return { at: place, code: "shape" };
      const detail = cutDetail(String(issue.path.at(-1)));
      return { at: place, code: "header_name", detail };
    }
    case "too_big":
      return {
        at: place,
        code: issue.origin === "string" ? "too_long" : "shape",
      };
    case "too_small":
      return {
        at: place,
        code: issue.origin === "number" ? "shape" : "missing",
      };
    default: {
      const isThere = stands(at(written, keysOf(issue.path)));
      return { at: place, code: isThere ? "shape" : "missing" };
    }
  }
};

const keysOf = (path: readonly PropertyKey[]): Keys => path.map(String);

const stands = (value: unknown): boolean => value !== undefined && value !== "";

/** Optional parts go, the smallest that help; at last what a mapping cannot be without is what it is at first. */
const withoutRefused = (
  written: unknown,
  issues: readonly Issue[],
): Mapping | null => {
  const refused = issues.flatMap((issue) => {
    const keys = keysOf(issue.path);
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [...keys, key])
      : [keys];
  });
  for (const depth of [4, 3, 2, 1]) {
    const left = refused.reduce<unknown>(
      (all, keys) =>
        at(all, keys.slice(0, depth)) === undefined
          ? all
          : put(all, keys.slice(0, depth), undefined),
      written,
    );
    const parsed = Mapping.safeParse({ ...AT_FIRST, ...fieldsOf(left) });
    if (parsed.success) return parsed.data;
  }
  return null;
};

const AT_FIRST = {
  version: 1,
  auth: { kind: "none" },
  online: { when: "listed" },
} as const;
