import { MAX_NAME } from "./outside-limits.ts";
import { textOf } from "./outside-value.ts";
import { pageAddress, pageTitle } from "./page-address.ts";

/** Reads the address of a page as it may be kept; null for what is none. */
export type AddressOfPage = (value: unknown) => string | null;

/** Pages whose kept form is remembered: many people are on few. */
const REMEMBERED = 5000;

/**
 * A reader that remembers what it has read.
 * @param parameters query parameters of pages' addresses that are kept
 */
export const addressReader = (parameters: readonly string[]): AddressOfPage => {
  const kept = new Set(parameters);
  const known = new Map<string, string | null>();
  return (value) => {
    if (typeof value !== "string") return null;
    const before = known.get(value);
    if (before !== undefined) return before;
    const address = pageAddress(value, kept);
    if (known.size >= REMEMBERED) known.clear();
    known.set(value, address);
    return address;
  };
};

/** A page's title or feature as it may be kept. */
export const titleOfPage = (value: unknown): string | null => {
  const text = textOf(value, MAX_NAME);
  return text === null ? null : pageTitle(text);
};
