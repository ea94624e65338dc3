import { pathOf } from "../mapping/guess-rows.ts";

type Steps = readonly (string | number)[];

/** Steps as a path that a mapping can read. */
const pathText = (steps: Steps): string =>
  steps.reduce<string>(
    (path, step) =>
      typeof step === "number" ? `${path}[${step}]` : pathOf(path, step),
    "",
  );

/**
 * The path of a value of a sample as a field of its row has it.
 * @param rows where the rows are; what lies elsewhere is named from the answer's beginning
 */
export const pathInRow = (steps: Steps, rows: Steps): string => {
  const isInRow =
    steps.length > rows.length &&
    rows.every((step, place) => step === steps[place]);
  if (!isInRow) return pathText(steps);
  const inside = steps.slice(rows.length + 1);
  return inside.length === 0 ? "$value" : pathText(inside);
};

/** The list that a value of a sample lies in: the outermost; undefined: the answer itself. */
export const pathOfList = (steps: Steps): string | undefined => {
  const place = steps.findIndex((step) => typeof step === "number");
  const list = place < 0 ? steps.slice(0, -1) : steps.slice(0, place);
  return list.length === 0 ? undefined : pathText(list);
};

/**
 * What a click on a value of a sample puts into a field.
 * @param keys of the field in the mapping
 */
export const pickedIn = (
  keys: readonly string[],
  steps: Steps,
  rows: Steps,
): string | undefined => {
  if (keys.at(-1) === "at" && keys.at(-2) === "rows") return pathOfList(steps);
  const isOfRow = keys.includes("fields") || keys.at(-1) === "only";
  return isOfRow ? pathInRow(steps, rows) : pathText(steps);
};
