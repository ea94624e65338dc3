import "./shortcuts-section.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type {
  Shortcut,
  ShortcutsModel,
} from "../utils/models/shortcuts-model.ts";
import { Icon } from "./icon.tsx";

/** As the manifest has it. */
const KEYWORD = "who";

interface ShortcutsSectionProps {
  readonly model: ShortcutsModel;
}

/** Where in the browser Rollcall answers, and with which keys. */
export const ShortcutsSection = ({ model }: ShortcutsSectionProps): VNode => (
  <section class="panel-box" aria-labelledby="shortcuts-title">
    <h2 id="shortcuts-title">
      <Icon name="search" />
      {t("shortcuts_title")}
    </h2>
    <p>{t("shortcuts_menu", t("menu_ask"))}</p>
    <p class="lead">
      {t("shortcuts_keyword", KEYWORD)} {t("shortcuts_text")}
    </p>
    <dl class="shortcuts">
      {model.all.value.map((one) => (
        <div key={one.name}>
          <dt>{wordsOf(one)}</dt>
          <dd>
            {one.keys === "" ? (
              <span class="quiet">{t("shortcut_none")}</span>
            ) : (
              <kbd>{one.keys}</kbd>
            )}
          </dd>
        </div>
      ))}
    </dl>
    <div class="buttons">
      <button type="button" class="button" onClick={() => void model.change()}>
        {t("shortcuts_change")}
      </button>
    </div>
  </section>
);

/** Those that begin with "_" are the browser's; not all browsers have words for them. */
const wordsOf = ({ name, words }: Shortcut): string => {
  switch (name) {
    case "_execute_action":
      return t("shortcut_action");
    case "_execute_sidebar_action":
      return t("commandOpenPanel");
    default:
      return words;
  }
};
