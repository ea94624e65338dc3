import {
  type CompiledFields,
  compileFields,
  TIME_FIELDS,
} from "./compiled-fields.ts";
import { type Dropping, droppingOf } from "./dropped.ts";
import type { Mapping } from "./mapping.ts";
import type { MappedPaging } from "./mapping-list.ts";
import { unreachable } from "../domain/result.ts";
import { type HearMessage, compileMessages } from "./messages.ts";
import { onlineRule } from "./online.ts";
import type { PersonRules } from "./person-now.ts";
import { type Compiling, type Place, type Row, compilePlace } from "./place.ts";
import type { MappingProblem } from "./problem.ts";
import { type RowContext, type RowSays, rowReader } from "./row-says.ts";
import { type IsSomebody, type RowsIn, compileRows } from "./rows.ts";
import { eachText } from "./wanted-values.ts";
import { type TimeIn, compileTime } from "./time.ts";
import { type ToldErrorIn, compileErrors } from "./told-error.ts";

export interface CompiledList {
  readonly rowsIn: RowsIn;
  readonly isSomebody: IsSomebody;
  readonly fields: CompiledFields;
  readonly read: (row: Row, context: RowContext) => RowSays;
  readonly paging: PagingPlaces;
}

/** What an answer says of the pages of its list; null: the mapping does not ask. */
export interface PagingPlaces {
  /** The cursor, or the next address. */
  readonly at: Place | null;
  /** Rows on all pages. */
  readonly total: Place | null;
}

/** A mapping that is ready for answers. What of it cannot be read reads nothing, and is among the problems. */
export interface CompiledMapping {
  readonly mapping: Mapping;
  readonly problems: readonly MappingProblem[];
  readonly dropping: Dropping;
  /**
   * An answer as its places may be asked of it: an expression sees nothing that is dropped. Paths name what they read, and
   * none that names such a member was taken; then there is nothing to leave out.
   */
  readonly readable: (answer: unknown) => unknown;
  readonly list: CompiledList;
  readonly directory: CompiledList | null;
  readonly each: CompiledList | null;
  readonly rules: PersonRules;
  readonly clock: TimeIn | null;
  readonly errorIn: ToldErrorIn;
  /** Null: it has no stream. */
  readonly hearMessage: HearMessage | null;
}

const NOTHING: Dropping = {
  isDropped: () => false,
  without: (value) => value,
};

const compiled = new WeakMap<Mapping, CompiledMapping>();

/** Reads a mapping, whose values are filled in, once. */
export const compileMapping = (mapping: Mapping): CompiledMapping => {
  const before = compiled.get(mapping);
  if (before !== undefined) return before;
  const made = compile(mapping);
  compiled.set(mapping, made);
  return made;
};

const compile = (mapping: Mapping): CompiledMapping => {
  const problems: MappingProblem[] = [];
  const compiling: Compiling = {
    dropping: droppingOf(mapping.drop),
    complain: (problem) => problems.push(problem),
  };
  const { list, directory, each, clock, stream, activeOn = [] } = mapping;
  const lists = {
    list: compileList(list, "list", compiling),
    directory: directory
      ? compileList(directory, "directory", compiling)
      : null,
    each: each ? compileList(each, "each", compiling) : null,
  };
  const isAgo = Object.values(lists).some(
    (one) =>
      one !== null && TIME_FIELDS.some((name) => one.fields.time[name]?.isAgo),
  );
  return {
    mapping,
    problems,
    dropping: compiling.dropping,
    readable: hasExpression(mapping)
      ? compiling.dropping.without
      : (answer) => answer,
    ...lists,
    rules: { isOnline: onlineRule(mapping.online), activeOn, isAgo },
    clock: clock === undefined ? null : compileTime(clock, "clock", compiling),
    errorIn: compileErrors(mapping.errors, compiling),
    hearMessage: stream ? compileMessages(stream.messages, compiling) : null,
  };
};

const hasExpression = (mapping: Mapping): boolean => {
  let found = false;
  eachText(mapping, (text) => {
    found ||= text.startsWith("=");
    return text;
  });
  return found;
};

const compileList = (
  { rows, fields, paging }: Pick<Mapping["list"], "rows" | "fields" | "paging">,
  at: string,
  compiling: Compiling,
): CompiledList => {
  const compiledFields = compileFields(fields, `${at}.fields`, compiling);
  return {
    ...compileRows(rows, `${at}.rows`, compiling),
    fields: compiledFields,
    read: rowReader(compiledFields),
    paging: compilePaging(paging, `${at}.paging`, compiling),
  };
};

/** What leads to the next page may be called a token: it goes back where it came from, and is kept nowhere. */
const compilePaging = (
  paging: MappedPaging | undefined,
  at: string,
  { complain }: Compiling,
): PagingPlaces => {
  const place = (path: string | undefined, name: string): Place | null =>
    path === undefined
      ? null
      : compilePlace(path, `${at}.${name}`, { complain, dropping: NOTHING });
  switch (paging?.by) {
    case "cursor":
    case "link":
      return { at: place(paging.at, "at"), total: null };
    case "page":
    case "offset":
      return { at: null, total: place(paging.total, "total") };
    case "path":
    case undefined:
      return { at: null, total: null };
    default:
      return unreachable(paging);
  }
};
