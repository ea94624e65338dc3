import type { Page } from "./person.ts";

const MAX_LENGTH = 120;
/** A path segment that names one thing and not a kind of thing: a number, a UUID, a long hash, an encoded id. */
const ID_SEGMENT =
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|(?=[^/]*\d)[A-Za-z0-9_-]{20,})$/i;

/**
 * A page's name as a person reads it: "Billing › Invoices" from the platform's feature and title, else the title or
 * the feature alone, else the path with ids folded ("/orders/*"). Null when the platform gave none of it.
 */
export const pageName = (page: Page | null): string | null => {
  if (page === null) return null;
  const feature = clean(page.feature);
  const title = clean(page.title);
  if (feature !== null && title !== null)
    return title.startsWith(feature) ? title : `${feature} › ${title}`;
  return title ?? feature ?? (page.url === null ? null : foldedPath(page.url));
};

const clean = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed.slice(0, MAX_LENGTH);
};

/** Path of an address with its ids folded; never the query or the fragment (they may hold secrets). */
export const foldedPath = (address: string): string | null => {
  if (!URL.canParse(address)) return null;
  const segments = new URL(address).pathname.split("/");
  return segments
    .map((segment) => (ID_SEGMENT.test(segment) ? "*" : segment))
    .join("/")
    .slice(0, MAX_LENGTH);
};
