import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { MAX_SEARCH_LENGTH } from "../utils/domain/view.ts";
import { Icon } from "./icon.tsx";
import type { PageModels } from "../utils/models/page-models.ts";

interface SearchBoxProps {
  readonly models: Pick<PageModels, "list" | "shareSafe">;
}

export const SearchBox = ({
  models: { list, shareSafe },
}: SearchBoxProps): VNode => (
  <div class={shareSafe.on.value ? "search is-masked" : "search"}>
    <Icon name="search" />
    <input
      type="search"
      aria-label={t("search_users")}
      placeholder={t("search_hint")}
      maxLength={MAX_SEARCH_LENGTH}
      autocomplete="off"
      spellcheck={false}
      value={list.search.value}
      onInput={(event) => list.find(event.currentTarget.value)}
    />
  </div>
);
