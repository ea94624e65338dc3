import { type Result, fail, ok } from "../domain/result.ts";
import { withoutTypedSecrets } from "../domain/typed-secrets.ts";
import { Mapping } from "./mapping.ts";

/* A mapping as a file, for colleagues with the same platform. What was filled into it and the secret stay here. */

const KIND = "rollcall-mapping";
const VERSION = 1;
const MOST_CHARACTERS = 400_000;

/** What is wrong with a file. `at`: the keys to it, with dots. */
export type MappingFileFault =
  | { readonly code: "too_large" | "no_json" | "no_mapping" | "newer" }
  | { readonly code: "wrong"; readonly at: string };

/**
 * Secrets that were typed into a request stay here as well.
 * @param written the mapping, be it right or not
 */
export const mappingFile = (written: unknown): string => {
  const mapping = withoutTypedSecrets(written);
  return `${JSON.stringify({ kind: KIND, version: VERSION, mapping }, null, 2)}\n`;
};

/** Reads what {@link mappingFile} wrote, and a mapping alone, as it stands in the documentation. */
export const readMappingFile = (
  text: string,
): Result<Mapping, MappingFileFault> => {
  if (text.length > MOST_CHARACTERS) return fail({ code: "too_large" });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: "no_json" });
  }
  const members = membersOf(value);
  if (members === null) return fail({ code: "no_mapping" });
  if (members["kind"] !== KIND)
    return "list" in members ? judged(value, "") : fail({ code: "no_mapping" });
  return members["version"] === VERSION
    ? judged(members["mapping"], "mapping")
    : fail({ code: "newer" });
};

const membersOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? // CAST: an object that is no array can be read by key.
      (value as Readonly<Record<string, unknown>>)
    : null;

const judged = (
  value: unknown,
  place: string,
): Result<Mapping, MappingFileFault> => {
  const parsed = Mapping.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const path = parsed.error.issues[0]?.path ?? [];
  const at = [place, ...path.map(String)].filter((key) => key !== "");
  return fail({ code: "wrong", at: at.join(".") });
};
