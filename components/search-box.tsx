import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { MAX_SEARCH_LENGTH } from "../utils/domain/view.ts";
import { Icon } from "./icon.tsx";
import type { PageModels } from "../utils/models/page-models.ts";

interface SearchBoxProps {
  readonly list: PageModels["list"];
}

export const SearchBox = ({ list }: SearchBoxProps): VNode => (
  <div class="search">
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
