import { fieldsOf } from "../domain/outside-value.ts";
import { plainName } from "../domain/secret-name.ts";
import { pathOf } from "./guess-rows.ts";

/** A place in the rows, and what stands there in each that has it. */
export interface Leaf {
  readonly path: string;
  /** Its last name, in small letters without "_", "-" and blanks. */
  readonly name: string;
  readonly values: readonly (string | number | boolean)[];
}

const DEEPEST = 3;
const MOST_LEAVES = 300;

/** All places of these rows where a plain value stands. */
export const leavesOf = (
  rows: readonly Readonly<Record<string, unknown>>[],
): readonly Leaf[] => {
  const found = new Map<
    string,
    { readonly name: string; readonly values: (string | number | boolean)[] }
  >();
  const put = (
    value: string | number | boolean,
    path: string,
    name: string,
  ) => {
    const known = found.get(path);
    if (known !== undefined) known.values.push(value);
    else if (found.size < MOST_LEAVES)
      found.set(path, { name: plainName(name), values: [value] });
  };
  const visit = (
    members: Readonly<Record<string, unknown>>,
    path: string,
    depth: number,
  ): void => {
    for (const [name, value] of Object.entries(members)) {
      const at = pathOf(path, name);
      if (
        (typeof value === "string" && value !== "") ||
        typeof value === "number" ||
        typeof value === "boolean"
      )
        put(value, at, name);
      const inside = fieldsOf(value);
      if (inside !== null && depth < DEEPEST) visit(inside, at, depth + 1);
    }
  };
  for (const row of rows) visit(row, "", 1);
  return [...found].map(([path, leaf]) => ({ path, ...leaf }));
};

/** Those that are called so: the likeliest name first, of one name the one that lies least deep. */
export const calledSo = (
  leaves: readonly Leaf[],
  names: readonly string[],
): readonly Leaf[] =>
  leaves
    .filter(({ name }) => names.includes(name))
    .toSorted(
      (a, b) =>
        names.indexOf(a.name) - names.indexOf(b.name) ||
        a.path.split(".").length - b.path.split(".").length,
    );
