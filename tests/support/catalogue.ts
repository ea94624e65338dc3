import { readFileSync } from "node:fs";

/** The messages of a language as they are shipped. */
export const catalogue = (
  language: string,
): Readonly<Record<string, { readonly message: string }>> =>
  // CAST: the catalogue's shape is checked by its own test.
  JSON.parse(
    readFileSync(
      new URL(
        `../../public/_locales/${language}/messages.json`,
        import.meta.url,
      ),
      "utf8",
    ),
  ) as Readonly<Record<string, { readonly message: string }>>;
