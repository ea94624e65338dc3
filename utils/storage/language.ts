import { browser } from "../browser.ts";
import { type Language, languageOf } from "../domain/chosen-language.ts";

/*
 * The worker's copy of the choice: it has no `localStorage`, where pages read theirs before they show anything. Not in the
 * database, which a badge or a notification must not wait for. Beside it what is decided for everybody: the worker knows the
 * policy, and pages are told here.
 */

const KEY = "language";
const MANAGED_KEY = "managedLanguage";

/** One's own; null: the browser's. */
export const readLanguage = (): Promise<Language | null> => read(KEY);

export const writeLanguage = (chosen: Language | null): Promise<void> =>
  write(KEY, chosen);

/** Decided for everybody; null: everybody's own choice. */
export const readManagedLanguage = (): Promise<Language | null> =>
  read(MANAGED_KEY);

export const writeManagedLanguage = (decided: Language | null): Promise<void> =>
  write(MANAGED_KEY, decided);

export const onManagedLanguage = (call: () => void): void =>
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && MANAGED_KEY in changes) call();
  });

const read = async (key: string): Promise<Language | null> =>
  languageOf((await browser.storage.local.get(key))[key]);

const write = (key: string, language: Language | null): Promise<void> =>
  language === null
    ? browser.storage.local.remove(key)
    : browser.storage.local.set({ [key]: language });
