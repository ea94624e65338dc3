import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { ListName } from "../utils/models/mapping-part.ts";
import { AskedFailure } from "./asked-failure.tsx";
import { Icon } from "./icon.tsx";

interface MappingFetchProps {
  readonly mapping: MappingModel;
  readonly of: ListName;
}

/** Asks for an answer of a list; and says, of a directory, how many rows of the list are in it. */
export const MappingFetch = ({ mapping, of }: MappingFetchProps): VNode => {
  const fetching = mapping.fetching.value;
  const isBusy = fetching.kind === "busy";
  const isAsked = isBusy && fetching.of === of;
  // Whose sessions? Somebody of the list has to be known.
  const lacksSomebody = of === "each" && mapping.somebody.value === null;
  const joined = of === "directory" ? mapping.joined.value : null;
  return (
    <div class="mapping-fetch" aria-live="polite">
      <button
        type="button"
        class={isAsked ? "button is-busy" : "button"}
        disabled={isBusy || lacksSomebody}
        aria-describedby={lacksSomebody ? "mapping-each-first" : undefined}
        onClick={() => void mapping.askSample(of)}
      >
        <Icon name="refresh" />
        {t("mapping_fetch")}
      </button>
      {lacksSomebody && (
        <p id="mapping-each-first" class="field-hint">
          {t("map_each_first")}
        </p>
      )}
      {joined !== null && joined.rows > 0 && (
        <p class={joined.found === 0 ? "field-problem" : "mapping-joined"}>
          <Icon name={joined.found === 0 ? "alert" : "check"} />
          {t("map_joined", joined.found, joined.rows)}
        </p>
      )}
      {fetching.kind === "failed" && fetching.of === of && (
        <AskedFailure failure={fetching.failure} />
      )}
    </div>
  );
};
