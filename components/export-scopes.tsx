import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ExportScope, Selected } from "../utils/models/exported-rows.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { RadioGroup } from "./radio-group.tsx";

interface ExportScopesProps {
  readonly models: Pick<PageModels, "list">;
  readonly selected: Selected | undefined;
  readonly scope: ExportScope;
  readonly onChoose: (scope: ExportScope) => void;
}

/** Whom the file is about, each choice with how many there are. Always in the order of the list. */
export const ExportScopes = (props: ExportScopesProps): VNode => {
  const { models, selected, scope, onChoose } = props;
  const rows = models.list.rows.value;
  const listed = rows?.slots.length ?? 0;
  const all = rows?.people.index.size ?? 0;
  const chosen = selected?.present.value ?? 0;
  const scopes: readonly (readonly [ExportScope, number])[] = [
    ...(selected === undefined || chosen === 0
      ? []
      : [[{ kind: "these", who: selected }, chosen] as const]),
    [{ kind: "listed" }, listed],
    ...(listed === all ? [] : [[{ kind: "all" }, all] as const]),
  ];
  return (
    <RadioGroup
      legend={t("export_fact_rows")}
      name="scope"
      value={scope.kind}
      options={scopes.map(([{ kind }, count]) => ({
        value: kind,
        label: t(`export_scope_${kind}`, count),
      }))}
      onChoose={(kind) => {
        const found = scopes.find(([one]) => one.kind === kind);
        if (found !== undefined) onChoose(found[0]);
      }}
    />
  );
};
