import type { Failure } from "../domain/failure.ts";
import { unreachable } from "../domain/result.ts";
import { textIn } from "./field.ts";
import type { Mapping } from "./mapping.ts";
import { type Compiling, compilePlace, rowOf } from "./place.ts";

/** Why an answer of status 200 is none, as it says itself; null: it says no such thing. */
export type ToldErrorIn = (answer: unknown) => Failure | null;

const MAX_DETAIL = 200;

export const compileErrors = (
  errors: Mapping["errors"],
  compiling: Compiling,
): ToldErrorIn => {
  if (errors === undefined) return () => null;
  const place = (path: string | undefined, name: string) =>
    path === undefined
      ? () => undefined
      : compilePlace(path, `errors.${name}`, compiling);
  const at = place(errors.at, "at");
  const message = place(errors.message, "message");
  const code = place(errors.code, "code");
  const words = errors.is === undefined ? null : new Set(errors.is);
  const codes = new Map(Object.entries(errors.codes ?? {}));
  return (answer) => {
    const row = rowOf(answer);
    const told = at(row);
    const isError =
      words === null ? stands(told) : words.has(textIn(told) ?? "");
    if (!isError) return null;
    const detail = textIn(message(row))?.slice(0, MAX_DETAIL) ?? null;
    return failureOf(codes.get(textIn(code(row)) ?? ""), detail);
  };
};

/** `false`, 0 and what is empty say that there is no error. */
const stands = (value: unknown): boolean => {
  if (typeof value === "object" && value !== null)
    return Object.keys(value).length > 0;
  return value === true || ((textIn(value) ?? "0") !== "0" && value !== false);
};

const failureOf = (
  kind: "auth" | "forbidden" | "limit" | "server" | undefined,
  detail: string | null,
): Failure => {
  switch (kind) {
    case "auth":
      return { code: "auth_required", reason: "refused" };
    case "forbidden":
      return { code: "forbidden" };
    case "limit":
      return { code: "rate_limited", retryAfterMs: null };
    case "server":
      return { code: "server_error", status: 200, retryAfterMs: null };
    case undefined:
      return {
        code: "bad_data",
        what: "told_error",
        ...(detail === null ? {} : { detail }),
      };
    default:
      return unreachable(kind);
  }
};
