import { HIDDEN } from "../utils/domain/hidden-report.ts";
import { isPersonal } from "../utils/domain/export-rows.ts";
import { sourceName } from "../utils/domain/source.ts";
import type { TableFact } from "../utils/domain/table.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type { ExportScope } from "../utils/models/exported-rows.ts";
import type { Question } from "../utils/models/list-question.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { COLUMNS } from "./columns.ts";
import type { ExportRequest } from "./export-request.ts";
import { durationWords } from "./words.ts";

export const textFact = (
  key: string,
  label: string,
  value: string | null,
): TableFact => ({
  ...{ key, label, value },
  kind: "text",
});
const timeFact = (
  key: string,
  label: string,
  value: number | null,
): TableFact => ({
  ...{ key, label, value },
  kind: "time",
});

/** Whose people a file is about, when it was written, and how many rows it has. */
export const sourceFacts = (
  {
    roster,
    clock,
    time: platform,
    members,
  }: Pick<PageModels, "roster" | "clock" | "time" | "members">,
  count: number,
): readonly TableFact[] => {
  const glances = (
    members?.peek().map(({ models }) => models.roster) ?? [roster]
  )
    .map(({ glance }) => glance.peek())
    .filter((glance) => glance !== null);
  const names = glances.map(({ source, state }) =>
    sourceName(source, state?.info ?? null),
  );
  const times = glances.flatMap(({ state }) => state?.serverTime ?? []);
  return [
    textFact("source", t("export_fact_source"), listed(names)),
    textFact(
      "address",
      t("export_fact_address"),
      listed(glances.map(({ source }) => source.address)),
    ),
    timeFact("exportedAt", t("export_fact_at"), clock.now.peek()),
    // Of several the oldest.
    timeFact(
      "dataOf",
      t("export_fact_data"),
      times.length === 0 ? null : Math.min(...times),
    ),
    ...(platform.stale.peek()
      ? [textFact("warning", t("export_fact_warning"), t("export_fact_stale"))]
      : []),
    {
      key: "rowCount",
      label: t("export_fact_rows"),
      value: count,
      kind: "number",
    },
  ];
};

const listed = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : texts.join(", ");

/** What a file of people says of itself: whose people, which of them, when, and how far we watched. */
export const exportFacts = (
  models: PageModels,
  request: ExportRequest,
  count: number,
  namesNobody: boolean,
): readonly TableFact[] => {
  const watchedMs = models.numbers.sessions.peek()?.watchedMs ?? null;
  const personal = request.columns.filter(isPersonal);
  return [
    ...sourceFacts(models, count),
    textFact(
      "scope",
      t("export_fact_scope"),
      scopeWords(models, request.scope, namesNobody),
    ),
    textFact("order", t("export_fact_order"), orderWords(models)),
    textFact("zone", t("export_fact_zone"), request.zone),
    textFact(
      "coverage",
      t("export_fact_coverage"),
      watchedMs === null ? null : t("why_watched_of", durationWords(watchedMs)),
    ),
    textFact(
      "personal",
      t("personal_columns"),
      namesNobody
        ? t("export_fact_none")
        : personal.map((column) => t(`personal_${column}`)).join(", ") ||
            t("export_fact_none"),
    ),
  ];
};

const scopeWords = (
  { list }: Pick<PageModels, "list">,
  scope: ExportScope,
  namesNobody: boolean,
): string => {
  switch (scope.kind) {
    case "all":
      return t("export_scope_all_words");
    case "these":
      return t("export_scope_these_words");
    case "listed":
      return (
        filterWords(list.question.peek(), namesNobody) ||
        t("export_scope_all_words")
      );
    default:
      return unreachable(scope);
  }
};

/** What is asked of the list: "Presence: Online; Role: admin". What somebody searches for may be a name. */
const filterWords = (
  { view, activity, these }: Question,
  namesNobody: boolean,
): string => {
  if (these !== null) return t("export_scope_these_words");
  const { search, presence, account, role, page } = view;
  const searched = search.trim();
  const words: readonly (readonly [string, string | null])[] = [
    [t("export_search"), searched === "" || !namesNobody ? searched : HIDDEN],
    [t("filter_presence"), presence && t(`presence_${presence}`)],
    [t("filter_presence"), activity && t(`chip_${activity}`)],
    [t("filter_account"), account && t(`account_${account}`)],
    [t("filter_role"), role],
    [t("filter_page"), page],
  ];
  return words
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ");
};

const orderWords = ({ list }: Pick<PageModels, "list">): string => {
  const { key, direction } = list.sort.peek();
  const column = COLUMNS.find((one) => one.key === key);
  return t(`export_${direction}`, column === undefined ? key : t(column.label));
};
