import type { LanguageSectionProps } from "../../components/language-section.tsx";
import { send } from "../../utils/messaging/client.ts";
import { keepPageLanguage, pageLanguage } from "../popup/page-words.ts";

/** The choice of a language. A page speaks as it began: it begins anew. */
export const LANGUAGE: LanguageSectionProps = {
  chosen: pageLanguage(),
  onChoose: (chosen) => {
    void send({ type: "setLanguage", language: chosen }).then(() => {
      keepPageLanguage(chosen);
      location.reload();
    });
  },
};
