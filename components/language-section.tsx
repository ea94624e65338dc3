import type { VNode } from "preact";
import {
  LANGUAGES,
  type Language,
  languageOf,
} from "../utils/domain/chosen-language.ts";
import { t } from "../utils/i18n.ts";
import { Icon } from "./icon.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import { usePolicy } from "./policy-context.ts";
import { RadioGroup } from "./radio-group.tsx";

export interface LanguageSectionProps {
  /** Null: the browser's. */
  readonly chosen: Language | null;
  readonly onChoose: (language: Language | null) => void;
}

const NONE = "browser";

/** The language of all pages, the badge, menus and notifications. */
export const LanguageSection = ({
  chosen,
  onChoose,
}: LanguageSectionProps): VNode => {
  const { language } = usePolicy();
  const isDecided = language !== null;
  return (
    <section class="panel-box" aria-labelledby="language-title">
      <h2 id="language-title">
        <Icon name="pen" />
        {t("language_title")}
      </h2>
      {isDecided && <ManagedMark text={t("managed_language")} />}
      <RadioGroup
        legend={t("language_legend")}
        name="language"
        value={language ?? chosen ?? NONE}
        isLocked={isDecided}
        options={[
          {
            value: NONE,
            label: t("language_browser"),
            hint: t("language_browser_hint"),
          },
          { value: "en", label: LANGUAGES.en },
          { value: "de", label: LANGUAGES.de },
        ]}
        onChoose={(value) => onChoose(languageOf(value))}
      />
    </section>
  );
};
