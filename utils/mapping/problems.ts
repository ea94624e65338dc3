import { typedSecretsIn } from "../domain/typed-secrets.ts";
import type { MappingContext } from "./answers.ts";
import { compileMapping } from "./compiled-mapping.ts";
import {
  type Explained,
  type ListName,
  explainRow,
  sampleRows,
} from "./explain.ts";
import { placeOf } from "./expression-place.ts";
import { headerProblems } from "./header-problems.ts";
import { neededValues } from "./wanted-values.ts";
import type { Mapping } from "./mapping.ts";
import { pageProblems } from "./page-problems.ts";
import { type MappingProblem, cutDetail } from "./problem.ts";

/** More rows than these say nothing new. */
const LOOKED_AT = 500;

/** What is wrong with a mapping by itself: what cannot be read, what is not filled in, what its rules lack. */
export const problemsOf = (mapping: Mapping): readonly MappingProblem[] => [
  ...compileMapping(mapping).problems.map(placed),
  ...neededValues(mapping).map((name) => ({
    at: `values.${name}`,
    code: "value_missing" as const,
    detail: name,
  })),
  ...headerProblems(mapping),
  ...typedSecretsIn(mapping).map((keys) => ({
    at: keys.join("."),
    code: "secret_here" as const,
    detail: cutDetail(keys.at(-1) ?? ""),
  })),
  ...fieldsNeeded(mapping).map((at) => ({
    at,
    code: "field_needed" as const,
  })),
];

const placed = ({ expression, ...problem }: MappingProblem): MappingProblem =>
  expression === undefined
    ? problem
    : { ...problem, position: placeOf(expression, problem.detail ?? "") + 1 };

const fieldsNeeded = ({
  list,
  directory,
  each,
  online,
}: Mapping): readonly string[] => {
  const needed: string[] = [];
  const byMail = directory?.by === "email";
  if (byMail && list.fields.email === undefined)
    needed.push("list.fields.email");
  if (!byMail && list.fields.id === undefined) needed.push("list.fields.id");
  if (byMail && directory.fields.email === undefined)
    needed.push("directory.fields.email");
  if (directory !== undefined && directory.fields.id === undefined)
    needed.push("directory.fields.id");
  const lists = each === undefined ? [list] : [each, list];
  const rule = online.when === "recent" ? online.of : "status";
  if (
    online.when !== "listed" &&
    lists.every(({ fields }) => fields[rule] === undefined)
  )
    needed.push(`${each === undefined ? "list" : "each"}.fields.${rule}`);
  return needed;
};

/**
 * What is wrong with what a mapping makes of a sample answer, one problem a field at most: the first thing to mend.
 * @param sample parsed JSON of one answer of the list (or of `of`)
 */
export const problemsOfSample = (
  mapping: Mapping,
  sample: unknown,
  context: Pick<MappingContext, "serverTime" | "address" | "parameters">,
  of: ListName = "list",
): readonly MappingProblem[] => {
  const rows = sampleRows(mapping, sample, of);
  if (rows === null) return [{ at: `${of}.rows.at`, code: "no_rows" }];
  if (rows.length === 0) return [{ at: `${of}.rows.at`, code: "empty" }];
  const unreadable = new Set(
    compileMapping(mapping).problems.map(({ at }) => at),
  );
  const explained = rows
    .slice(0, LOOKED_AT)
    .map((row) => explainRow(mapping, row, context, of));
  const names = explained[0] ?? [];
  return [
    ...names.flatMap(({ at }, index) => {
      if (unreadable.has(at)) return [];
      const yields = explained.flatMap((row) => row[index] ?? []);
      return problemOfField(at, yields) ?? [];
    }),
    ...sameIds(mapping, explained, of),
    ...nobodyOnline(mapping, explained, of),
    ...pageProblems(mapping, sample, of),
  ];
};

const problemOfField = (
  at: string,
  yields: readonly Explained[],
): MappingProblem | null => {
  const said = yields.filter((one) => one.said !== null);
  if (said.length === 0) return { at, code: "finds_nothing" };
  const nameless = yields.length - said.length;
  if (at.endsWith(".id") && nameless > 0)
    return { at, code: "id_missing", count: nameless };
  const wrong = said.find((one) => one.code !== undefined);
  if (wrong?.code === undefined) return null;
  const { code, detail } = wrong;
  return { at, code, ...(detail === undefined ? {} : { detail }) };
};

/** Where rows are sessions, people may come twice; else the id is something else. */
const sameIds = (
  { list, directory }: Mapping,
  explained: readonly (readonly Explained[])[],
  of: ListName,
): readonly MappingProblem[] => {
  const fields = of === "directory" ? directory?.fields : list.fields;
  const areSessions =
    of === "each" ||
    (of === "list" &&
      (fields?.session !== undefined || fields?.startedAt !== undefined));
  if (areSessions) return [];
  const known = new Set<unknown>();
  for (const row of explained) {
    const id = row.find(({ name }) => name === "id")?.value ?? null;
    if (id !== null && known.has(id)) {
      const detail = cutDetail(String(id));
      return [{ at: `${of}.fields.id`, code: "same_id", detail }];
    }
    known.add(id);
  }
  return [];
};

/** Not one of the words that mean online: of a large sample that is a mistake more often than the truth. */
const nobodyOnline = (
  { online }: Mapping,
  explained: readonly (readonly Explained[])[],
  of: ListName,
): readonly MappingProblem[] => {
  if (online.when !== "status" || of === "directory") return [];
  const said = explained.flatMap(
    (row) => row.find(({ name }) => name === "status")?.said ?? [],
  );
  if (said.length === 0 || said.some((word) => online.words.includes(word)))
    return [];
  const detail = cutDetail([...new Set(said)].slice(0, 8).join(", "));
  return [{ at: "online.words", code: "nobody_online", detail }];
};
