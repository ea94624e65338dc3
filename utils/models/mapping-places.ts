import type { Keys } from "../mapping/json-parts.ts";
import type { MappingProblem } from "../mapping/problem.ts";
import { FIELD_NAMES } from "./mapping-edit.ts";
import { partsIn } from "./mapping-groups.ts";
import type { ListName, MappingGroup, MappingPart } from "./mapping-part.ts";

/* Which field of the form shows what is wrong in a mapping. */

/** What is wrong, by the field that says it; and what no field is there for. */
export interface PlacedProblems {
  /** By the field's place in the mapping, with dots. */
  readonly at: ReadonlyMap<string, MappingProblem>;
  readonly others: readonly MappingProblem[];
}

/**
 * Each problem at the field that is nearest above it: an expression in a list of places at the list's field, a part that
 * is not known at the choice that it stands in. Of several at one field the first.
 */
export const placedProblems = (
  parts: readonly MappingPart[],
  problems: readonly MappingProblem[],
): PlacedProblems => {
  const fields = new Set<string>([...ONLINE, ...parts.flatMap(placesOf)]);
  const at = new Map<string, MappingProblem>();
  const others: MappingProblem[] = [];
  for (const problem of problems) {
    const field = nearest(problem.at, fields);
    if (field === null) others.push(problem);
    else if (!at.has(field)) at.set(field, problem);
  }
  return { at, others };
};

/** The rule of who is online is a part of its own kind. */
const ONLINE = ["online", "online.words", "online.withinMs"] as const;

const placesOf = (part: MappingPart): readonly string[] => {
  const place = part.at.join(".");
  return part.kind === "fields"
    ? FIELD_NAMES.map((name) => `${place}.${name}`)
    : [place];
};

const nearest = (at: string, fields: ReadonlySet<string>): string | null => {
  for (let end = at.length; end > 0; end = at.lastIndexOf(".", end - 1)) {
    const place = at.slice(0, end);
    if (fields.has(place)) return place;
  }
  // A value that is wanted has a field of its own name.
  return at.startsWith("values.") ? at : null;
};

/** How many fields of a group have something wrong with them. */
export const countWrong = (
  group: MappingGroup,
  { at }: PlacedProblems,
): number =>
  new Set(
    partsIn(group)
      .flatMap(placesOf)
      .filter((place) => at.has(place)),
  ).size;

/** The list that a place belongs to; what belongs to none is of the first. */
export const listOf = ([owner]: Keys): ListName =>
  owner === "directory" || owner === "each" ? owner : "list";
