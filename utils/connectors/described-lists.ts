import { fieldsOf, textOf } from "../domain/outside-value.ts";
import type { DescribedList } from "../domain/recognition.ts";

/* Reads a description of an interface: OpenAPI 3 or Swagger 2, as JSON. */

const MOST_PATHS = 2000;
const MOST_LISTS = 12;
const MAX_PATH = 300;
const MAX_WORDS = 120;

/** Words of paths that lists of people have, the likeliest first. */
const TELLING = [
  /presence|online/,
  /sessions?|connections?/,
  /visitors?|active/,
  /users?|people|persons?/,
  /members?|accounts?|customers?|contacts?|employees?|profiles?/,
];

export interface Description {
  readonly title: string | null;
  /** The likeliest first. */
  readonly lists: readonly DescribedList[];
}

/** Null: it is no such description. */
export const describedIn = (answer: unknown): Description | null => {
  const document = fieldsOf(answer);
  const paths = fieldsOf(document?.["paths"]);
  if (document === null || paths === null) return null;
  if (!("openapi" in document) && !("swagger" in document)) return null;
  const base = basePathOf(document);
  const ranked = Object.entries(paths)
    .slice(0, MOST_PATHS)
    .flatMap(([path, item]) => {
      const get = fieldsOf(fieldsOf(item)?.["get"]);
      const rank = get === null ? null : rankOf(path);
      return get === null || rank === null
        ? []
        : [{ rank, list: { path: `${base}${path}`, words: wordsOf(get) } }];
    });
  return {
    title: textOf(fieldsOf(document["info"])?.["title"], MAX_WORDS),
    lists: ranked
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, MOST_LISTS)
      .map(({ list }) => list),
  };
};

/** By its last word; null where it is no list of people: one that names somebody is of that one. */
const rankOf = (path: string): number | null => {
  if (!path.startsWith("/") || path.includes("{") || path.length > MAX_PATH)
    return null;
  const last = path.toLowerCase().split("/").at(-1) ?? "";
  const rank = TELLING.findIndex((words) => words.test(last));
  return rank < 0 ? null : rank;
};

const wordsOf = (get: Readonly<Record<string, unknown>>): string | null =>
  textOf(get["summary"], MAX_WORDS) ?? textOf(get["description"], MAX_WORDS);

/** Where the paths begin, behind the origin. A server elsewhere is not asked: it would be another connection. */
const basePathOf = (document: Readonly<Record<string, unknown>>): string => {
  const servers: unknown = document["servers"];
  const first: unknown = Array.isArray(servers) ? servers[0] : undefined;
  const told =
    textOf(document["basePath"], MAX_PATH) ??
    textOf(fieldsOf(first)?.["url"], MAX_PATH) ??
    "";
  const path = told.includes("{")
    ? ""
    : (URL.parse(told, "https://any.test")?.pathname ?? "");
  return path.replace(/\/+$/, "");
};
