import { compileExpression } from "./expression.ts";
import type { Dropping } from "./dropped.ts";
import { follow, parsePath } from "./plain-path.ts";
import { type Complain, cutDetail } from "./problem.ts";

/** One row: what it says, and its key where it was an entry of an object. */
export interface Row {
  readonly value: unknown;
  readonly key: string | null;
  /** Name of the server-sent event that it is. */
  readonly event?: string;
}

/** What stands at a place of a row; undefined: nothing. */
export type Place = (row: Row) => unknown;

/** A plain value is its own place. */
export const rowOf = (value: unknown): Row => ({ value, key: null });

export interface Compiling {
  readonly dropping: Dropping;
  readonly complain: Complain;
}

const NOWHERE: Place = () => undefined;

/** Reads the text of a place. One that is none finds nothing, and is complained of at `at`. */
export const compilePlace = (
  text: string,
  at: string,
  { dropping, complain }: Compiling,
): Place => {
  const forbidden = (members: readonly (string | number)[]): boolean => {
    const member = members.find(
      (one) => typeof one === "string" && dropping.isDropped(one),
    );
    if (member === undefined) return false;
    const detail = cutDetail(String(member));
    complain({ at, code: "forbidden_member", detail });
    return true;
  };
  if (text.startsWith("=")) {
    const compiled = compileExpression(text.slice(1));
    if (!compiled.ok) {
      const detail = cutDetail(compiled.failure);
      complain({ at, code: "expression", detail, expression: text.slice(1) });
      return NOWHERE;
    }
    const { find, members } = compiled.value;
    if (forbidden(members)) return NOWHERE;
    return (row) => find(row.value, variablesOf(row));
  }
  const steps = parsePath(text);
  if (!steps.ok) {
    complain({ at, code: "expression", position: steps.failure });
    return NOWHERE;
  }
  const [first, ...rest] = steps.value;
  if (rest.length === 0) {
    if (first === "$key") return ({ key }) => key ?? undefined;
    if (first === "$event") return ({ event }) => event;
    if (first === "$value") return ({ value }) => value;
  }
  if (forbidden(steps.value)) return NOWHERE;
  return ({ value }) => follow(value, steps.value);
};

const variablesOf = ({ value, key, event }: Row) => ({
  key,
  event: event ?? null,
  value: typeof value === "object" ? null : value,
});

/** One place or several. */
export const compilePlaces = (
  places: string | readonly string[],
  at: string,
  compiling: Compiling,
): readonly Place[] =>
  (typeof places === "string" ? [places] : places).map((place, index, all) =>
    compilePlace(place, all.length === 1 ? at : `${at}.${index}`, compiling),
  );
