import { speak } from "../chosen-words.ts";
import type { Language } from "../domain/chosen-language.ts";
import { createMenuItems } from "./menus.ts";
import type { Handlers } from "../messaging/server.ts";
import {
  readLanguage,
  readManagedLanguage,
  writeLanguage,
  writeManagedLanguage,
} from "../storage/language.ts";

export interface LanguageDesk {
  /** Resolves when the worker speaks as it was chosen. What shows words waits for it. */
  readonly spoken: Promise<void>;
  /** Takes over what a policy decides, whenever it is known; null: it leaves it to everybody. */
  readonly decide: (language: Language | null) => Promise<void>;
  readonly handlers: Pick<Handlers, "setLanguage">;
}

/** @param onChange says anew what is said all the time: the badge's sentence */
export const createLanguageDesk = (onChange: () => void): LanguageDesk => {
  let decided: Language | null = null;
  const spoken = Promise.all([readManagedLanguage(), readLanguage()])
    .then(async ([managed, chosen]) => {
      decided = managed;
      const language = managed ?? chosen;
      if (language !== null) await speak(language);
    })
    // A worker that speaks the browser's language is better than one that waits for words.
    .catch(() => undefined);
  const sayAnew = async (): Promise<void> => {
    await speak(decided ?? (await readLanguage()));
    await createMenuItems();
    onChange();
  };
  return {
    spoken,
    decide: async (language) => {
      await spoken;
      // Pages read what is kept: who erased everything has to be told again.
      if (language === null && decided === null) return;
      if ((await readManagedLanguage()) === language) return;
      decided = language;
      await writeManagedLanguage(language);
      await sayAnew().catch(() => undefined);
    },
    handlers: {
      setLanguage: async ({ language }) => {
        await spoken;
        await writeLanguage(language);
        if (decided === null) await sayAnew();
        return null;
      },
    },
  };
};
