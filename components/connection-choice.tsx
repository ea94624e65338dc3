import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { sourceId } from "../utils/domain/ids.ts";
import { sourceName } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import type { SourceModel } from "../utils/models/source-model.ts";

interface ConnectionChoiceProps {
  readonly models: { readonly source: SourceModel };
}

/** Of several connections: whose page names, history and recording follow. */
export const ConnectionChoice = ({
  models: { source },
}: ConnectionChoiceProps): VNode | null => {
  const glances = source.glances.value;
  if (glances.length < 2) return null;
  return (
    <label class="connection-choice">
      {t("for_connection")}
      <select
        value={source.glance.value?.source.id ?? ""}
        onChange={({ currentTarget }) =>
          source.choose(sourceId(currentTarget.value))
        }
      >
        {glances.map(({ source: one, state }) => (
          <option key={one.id} value={one.id}>
            {harmless(sourceName(one, state?.info ?? null))}
          </option>
        ))}
      </select>
    </label>
  );
};
