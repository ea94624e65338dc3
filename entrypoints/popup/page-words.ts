import {
  type Language,
  languageOf,
} from "../../utils/domain/chosen-language.ts";

/** Read at once, before anything is shown, by every page of the extension. */
const KEY = "rollcall-language";
/** What whoever manages the browser decided, as a page heard it last. */
const MANAGED_KEY = "rollcall-managed-language";

/**
 * The words of the language that was decided, else chosen; where neither was nobody waits for anything. A page that is open
 * when it becomes another begins anew.
 */
export const choosePageWords = async (): Promise<void> => {
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === MANAGED_KEY || key === null) location.reload();
  });
  void followPolicy();
  const chosen =
    languageOf(localStorage.getItem(MANAGED_KEY)) ?? pageLanguage();
  if (chosen === null) return;
  const { speak } = await import("../../utils/chosen-words.ts");
  await speak(chosen);
};

/** A policy may come late, and may change: its language is shown from then on, without a flicker at the next start. */
const followPolicy = async (): Promise<void> => {
  const { followManagedLanguage } = await import("./managed-language.ts");
  await followManagedLanguage((decided) => {
    if (decided === languageOf(localStorage.getItem(MANAGED_KEY))) return;
    keep(MANAGED_KEY, decided);
    location.reload();
  });
};

const keep = (key: string, language: Language | null): void =>
  language === null
    ? localStorage.removeItem(key)
    : localStorage.setItem(key, language);

/** What {@link choosePageWords} finds the next time; null: nothing. */
export const keepPageLanguage = (chosen: Language | null): void =>
  keep(KEY, chosen);

/** One's own choice. */
export const pageLanguage = (): Language | null =>
  languageOf(localStorage.getItem(KEY));
