import type { Language } from "./domain/chosen-language.ts";
import { useBrowserWords, useWords } from "./i18n.ts";
import { readOwnJson } from "./transport/own-file.ts";

/** Speaks another language than the browser from here on; null: the browser's again. */
export const speak = async (language: Language | null): Promise<void> => {
  if (language === null) return useBrowserWords();
  // CAST: a catalogue of our own, which a test holds to the form that browsers ask of it.
  const catalogue = (await readOwnJson(
    `_locales/${language}/messages.json`,
  )) as Readonly<Record<string, { readonly message: string }>>;
  useWords(catalogue);
};
