import type { Report } from "../../../utils/domain/person.ts";

/** Every text in a report, but its id. */
export const factsTexts = (report: Report): readonly string[] =>
  Object.entries(report).flatMap(([key, value]) =>
    key === "id" ? [] : textsIn(value),
  );

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [];
};
