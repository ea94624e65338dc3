import { type PersonId, personId } from "../domain/ids.ts";
import { reportAt, slotOf } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import type { Group } from "./kept-groups.ts";
import type { Rows } from "./list-model.ts";

/** From this on a line is a header: the rest is the number of its group. There are fewer slots. */
export const HEADER = 0x8000_0000;

/** What stands at one place of the list. */
export type Line =
  | {
      readonly kind: "person";
      readonly key: string;
      readonly report: Report;
      /** How many people stand before, in closed groups too. */
      readonly rank: number;
    }
  | { readonly kind: "group"; readonly key: string; readonly group: Group };

/** By which a line is found again in the next revision. */
export const keyOfPerson = (id: PersonId): string => `p${id}`;
export const keyOfGroup = (key: string): string => `g${key}`;

export const lineAt = (rows: Rows, position: number): Line | null => {
  const { people, groups, lines } = rows;
  const line = lines[position];
  if (line === undefined) return null;
  if (line >= HEADER) {
    const group = groups[line - HEADER];
    return group === undefined
      ? null
      : { kind: "group", key: keyOfGroup(group.key), group };
  }
  const report = reportAt(people.index, line);
  return report === undefined
    ? null
    : {
        kind: "person",
        key: keyOfPerson(report.id),
        report,
        rank: rankAt(groups, position),
      };
};

/** Where the line with this key stands; null = nowhere. */
export const positionOf = (rows: Rows, key: string): number | null => {
  const { people, groups, lines } = rows;
  const name = key.slice(1);
  if (key.startsWith("g"))
    return groups.find((group) => group.key === name)?.line ?? null;
  const slot = slotOf(people.index, personId(name));
  const position = slot === undefined ? -1 : lines.indexOf(slot);
  return position < 0 ? null : position;
};

/** The group in which a line stands, its header included; null where the list is one. */
export const groupAround = (rows: Rows, position: number): Group | null =>
  lastUpTo(rows.groups, position) ?? null;

const rankAt = (groups: readonly Group[], position: number): number => {
  const group = lastUpTo(groups, position);
  return group === undefined
    ? position
    : group.before + position - group.line - 1;
};

const lastUpTo = (
  groups: readonly Group[],
  position: number,
): Group | undefined => {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.line ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return groups[low - 1];
};
