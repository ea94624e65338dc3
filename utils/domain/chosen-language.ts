/** The languages that there are words in, each as it calls itself. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;

export type Language = keyof typeof LANGUAGES;

/** A kept choice; null for anything else: then the browser's language is the one. */
export const languageOf = (kept: unknown): Language | null =>
  kept === "en" || kept === "de" ? kept : null;
