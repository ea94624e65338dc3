import { MAX_COLLAPSED, MAX_COLLAPSED_LENGTH } from "../domain/preferences.ts";

/** The closed groups when one more is closed, or one is opened again. What is too much to remember is left out. */
export const toggled = (
  collapsed: readonly string[],
  key: string,
): readonly string[] =>
  collapsed.includes(key)
    ? collapsed.filter((other) => other !== key)
    : [...collapsed, key]
        .filter(({ length }) => length <= MAX_COLLAPSED_LENGTH)
        .slice(-MAX_COLLAPSED);
