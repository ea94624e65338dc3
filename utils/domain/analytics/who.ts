import { type PersonId, personId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { NameOf } from "../page-name.ts";
import { unreachable } from "../result.ts";
import { newActiveUnion } from "./active-union.ts";
import type { Range, Weekday } from "./analytics.ts";
import type { Facts } from "./facts.ts";
import { quartersOfCell } from "./heatmap.ts";
import { newNumbering } from "./numbering.ts";
import type { Asked } from "./opening.ts";
import { peopleOnPage } from "./page-use.ts";
import { inQuarters, quarterOf } from "./quarter.ts";
import { type SessionBlock, isMoment, isWithin } from "./session-block.ts";
import { wallQuarters } from "./wall-quarters.ts";

/** A number, of which the people are asked. */
export type Counted =
  /** `unique`: the whole range; a bucket: that part of it. */
  | { readonly kind: "active"; readonly range: Range }
  /** Whoever was active in any occurrence of the cell: more than its mean, mostly. */
  | { readonly kind: "cell"; readonly weekday: Weekday; readonly hour: number }
  | { readonly kind: "peak"; readonly at: Instant }
  | { readonly kind: "page"; readonly name: string }
  /** Those with a session of known length that overlaps the range. */
  | { readonly kind: "average" }
  | { readonly kind: "seenOnce" };

/** Exactly the people behind a number, by id ("Why this number?"). */
export const whoOf = (
  facts: Facts,
  asked: Asked,
  nameOf: NameOf,
  counted: Counted,
): readonly PersonId[] => {
  const people = newNumbering();
  const { blocks } = facts;
  const range = { from: inQuarters(asked.range).from, to: asked.range.to };
  const found = new Set<number>();
  const add = (person: number): unknown => found.add(person);
  switch (counted.kind) {
    case "active":
    case "cell": {
      const union = newActiveUnion(facts.quarters, people);
      for (const quarter of quartersOf(asked, counted))
        union.add(quarter, quarter + 1);
      union.each(add);
      break;
    }
    case "page":
      peopleOnPage(blocks, range, nameOf, people, counted.name).forEach(add);
      break;
    case "peak":
    case "average":
    case "seenOnce":
      for (const block of blocks) {
        const numbers = people.of(block.persons);
        for (let row = 0; row < block.count; row++)
          if (isCounted(block, row, range, counted))
            found.add(numbers[block.person[row] ?? 0] ?? 0);
      }
      break;
    default:
      return unreachable(counted);
  }
  return [...found]
    .map((person) => personId(people.texts[person] ?? ""))
    .sort();
};

const isCounted = (
  block: SessionBlock,
  row: number,
  { from, to }: Range,
  counted: Extract<Counted, { kind: "peak" | "average" | "seenOnce" }>,
): boolean => {
  if (counted.kind !== "peak")
    return (
      isWithin(block, row, from, to) &&
      (block.length[row] === -1) === (counted.kind === "seenOnce")
    );
  const end = block.end[row] ?? 0;
  return (
    ((block.start[row] ?? 0) <= counted.at && end > counted.at) ||
    (end === counted.at && isMoment(block, row))
  );
};

/** Quarters counted from 1970. */
const quartersOf = (
  { range, zone }: Asked,
  counted: Extract<Counted, { kind: "active" | "cell" }>,
): readonly number[] => {
  const whole = inQuarters(counted.kind === "active" ? counted.range : range);
  const first = quarterOf(whole.from);
  return counted.kind === "active"
    ? Array.from(
        { length: quarterOf(whole.to) - first },
        (_, number) => first + number,
      )
    : quartersOfCell(wallQuarters(whole, zone), counted).map(
        (quarter) => first + quarter,
      );
};
