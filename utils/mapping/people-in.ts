import type { Failure } from "../domain/failure.ts";
import { personId } from "../domain/ids.ts";
import type { Report } from "../domain/person.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import type { Answers, MappedPeople, MappingContext } from "./answers.ts";
import {
  type CompiledList,
  type CompiledMapping,
  compileMapping,
} from "./compiled-mapping.ts";
import { inTime, tooSlow } from "./expression-time.ts";
import type { Mapping } from "./mapping.ts";
import { pagesOf } from "./page-of-site.ts";
import { reportOfRows } from "./person-now.ts";
import { missingIn, slipped } from "./missing.ts";
import { pageDigest } from "./page-memory.ts";
import { inOrder, merged } from "./put-together.ts";
import { type Group, groupsOf } from "./grouped-rows.ts";
import type { RowContext, RowSays } from "./row-says.ts";

/** More nameless rows than this share: it is not what was mapped. */
const MAX_NAMELESS = 0.01;

/**
 * The people of one poll. Fails with `bad_data` (`no_rows`: there is no list where it is said to be, or nobody in it has
 * an id; `bad_rows`: too many have none; `too_slow`: its expressions) and `too_large`. Neither the order of rows nor that of pages matters.
 * @param mapping its values are filled in
 */
export const peopleIn = (
  mapping: Mapping,
  answers: Answers,
  context: MappingContext,
): Result<MappedPeople, Failure> =>
  inTime(() => readPeople(mapping, answers, context), tooSlow);

const readPeople = (
  mapping: Mapping,
  answers: Answers,
  context: MappingContext,
): Result<MappedPeople, Failure> => {
  const compiled = compileMapping(mapping);
  const reading: RowContext = {
    now: context.serverTime,
    addressOfPage: pagesOf(mapping, context),
  };
  const rowsOf = (
    list: CompiledList | null,
    pages: readonly unknown[],
  ): Result<readonly RowSays[], Failure> =>
    list === null ? ok([]) : saysOf(compiled, list, pages, reading);
  const listed =
    answers.rows === undefined
      ? rowsOf(compiled.list, answers.list)
      : ok(answers.rows.map((row) => compiled.list.read(row, reading)));
  if (!listed.ok) return listed;
  const directory = rowsOf(compiled.directory, answers.directory ?? []);
  if (!directory.ok) return directory;
  const each = new Map<string, readonly RowSays[]>();
  for (const [id, pages] of answers.each ?? []) {
    const rows = rowsOf(compiled.each, pages);
    if (!rows.ok) return rows;
    each.set(id, rows.value);
  }
  const rows = listed.value.length + directory.value.length;
  if (rows > MAX_PEOPLE)
    return fail({ code: "too_large", limit: `${MAX_PEOPLE}` });
  const groups = groupsOf(
    mapping,
    listed.value,
    directory.value,
    answers.moving?.directory === true
      ? slipped(context, answers.moving.isKept)
      : null,
  );
  if (rows > 0 && groups.nameless === rows)
    return fail({ code: "bad_data", what: "no_rows" });
  if (groups.nameless > rows * MAX_NAMELESS)
    return fail({ code: "bad_data", what: "bad_rows" });
  const missing = answers.moving && missingIn(answers.moving, context);
  const reports: Report[] = [];
  const pages = new Map<string, string>();
  const met = { listed: 0, joined: 0 };
  for (const [id, group] of groups.people) {
    if (group.listed.length > 0) {
      met.listed++;
      met.joined += Math.min(group.directory.length, 1);
    }
    const parts = { ...group, each: each.get(id) ?? [] };
    const said = reportOf(id, parts, compiled, context);
    const report = missing === undefined ? said : missing.judged(said, group);
    if (report === null) continue;
    reports.push(report);
    const [newest] = report.sessions.length === 0 ? inOrder(group.listed) : [];
    const page = newest && pageDigest(compiled.rules.activeOn, newest.session);
    if (page) pages.set(id, page);
  }
  const rest = missing?.rest(groups.people);
  const isNamed = groups.nameless === 0;
  const isUnsure = rest?.isUnsure === true;
  return ok({
    reports,
    complete: isNamed && !isUnsure,
    isUnsure,
    gone: (isNamed && rest?.gone) || null,
    memory: { pages, missed: rest?.missed ?? new Set() },
    ...met,
    strangers:
      compiled.directory === null
        ? []
        : [...groups.people].flatMap(([id, { directory }]) =>
            directory.length === 0 ? [id] : [],
          ),
    rows,
  });
};

const saysOf = (
  { readable }: CompiledMapping,
  list: CompiledList,
  pages: readonly unknown[],
  reading: RowContext,
): Result<readonly RowSays[], Failure> => {
  const says: RowSays[] = [];
  for (const page of pages) {
    const rows = list.rowsIn(readable(page));
    if (rows === null) return fail({ code: "bad_data", what: "no_rows" });
    for (const row of rows)
      if (list.isSomebody(row)) says.push(list.read(row, reading));
  }
  return ok(says);
};

/** The directory knows the person, the list who is there, the third the sessions of those who were asked for. */
const reportOf = (
  id: string,
  { listed, directory, each }: Group & { readonly each: readonly RowSays[] },
  { rules, mapping }: CompiledMapping,
  { known, memory, serverTime: now }: MappingContext,
): Report => {
  const before = known?.(personId(id));
  const offline = { ...rules, isOnline: () => false };
  const onlyEach =
    mapping.each !== undefined && mapping.online.when === "listed";
  const parts: Report[] = [];
  if (directory.length > 0)
    parts.push(reportOfRows(id, directory, before, offline, now));
  if (listed.length > 0)
    parts.push(
      reportOfRows(
        id,
        listed,
        before,
        onlyEach ? offline : rules,
        now,
        memory?.pages.get(id),
      ),
    );
  if (each.length > 0) parts.push(reportOfRows(id, each, before, rules, now));
  return parts.reduce((one, other) => ({
    id: one.id,
    ...merged(one, other),
    sessions: other.sessions.length > 0 ? other.sessions : one.sessions,
  }));
};
