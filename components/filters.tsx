import type { VNode } from "preact";
import type { Presence } from "../utils/domain/facts.ts";
import type { Account } from "../utils/domain/person.ts";
import type { Facet } from "../utils/domain/selection.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import { harmless } from "../utils/domain/harmless.ts";
import { Choice, type Option } from "./choice.tsx";
import type { PageModels } from "../utils/models/page-models.ts";

const PRESENCES = [
  "online",
  "offline",
  "unknown",
] as const satisfies readonly Presence[];
const ACCOUNTS = [
  "active",
  "pending",
  "disabled",
  "unknown",
] as const satisfies readonly Account[];
/** More pages than this are found by the search, not in a menu. */
const MAX_OFFERED = 200;

interface FiltersProps {
  readonly models: Pick<PageModels, "list" | "shareSafe">;
}

export const Filters = ({
  models: { list, shareSafe },
}: FiltersProps): VNode => {
  const shownText = shareSafe.shownText.value;
  const { presence, account, role, page } = list.question.value.view;
  const { roles, pages } = list.facets.value;
  return (
    <>
      <Choice
        name={t("filter_presence")}
        all={t("any_presence")}
        value={presence}
        options={PRESENCES.map((value) => ({
          value,
          label: t(`presence_${value}`),
        }))}
        onChoose={(chosen) => list.filter({ presence: chosen })}
      />
      <Choice
        name={t("filter_account")}
        all={t("any_account")}
        value={account}
        options={ACCOUNTS.map((value) => ({
          value,
          label: t(`account_${value}`),
        }))}
        onChoose={(chosen) => list.filter({ account: chosen })}
      />
      <Choice
        name={t("filter_role")}
        all={t("any_role")}
        value={role}
        options={offered(roles, role, shownText)}
        onChoose={(chosen) => list.filter({ role: chosen })}
      />
      <Choice
        name={t("filter_page")}
        all={t("any_page")}
        value={page}
        options={offered(pages, page, shownText)}
        onChoose={(chosen) => list.filter({ page: chosen })}
      />
    </>
  );
};

/** What there is now, with its count; and what is chosen, also when nobody has it any more. */
const offered = (
  facets: readonly Facet[],
  chosen: string | null,
  shownText: (text: string) => string,
): readonly Option<string>[] => {
  const shown = (text: string): string => harmless(shownText(text));
  const options = facets.slice(0, MAX_OFFERED).map(({ value, count }) => ({
    value,
    label: t("facet", shown(value), formatNumber(count)),
  }));
  return chosen === null || options.some(({ value }) => value === chosen)
    ? options
    : [{ value: chosen, label: shown(chosen) }, ...options];
};
