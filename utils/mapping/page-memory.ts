import { hashOf } from "../domain/hash.ts";
import type { LiveSession } from "../domain/person.ts";
import type { Mapping } from "./mapping.ts";

/*
 * The pages of people who are not online: no report has them, and a change is all that tells that somebody is back. A few
 * letters for each, kept with the mark of the answer (`answer-mark.ts`).
 */

type Telling = Readonly<NonNullable<Mapping["activeOn"]>>;

/** What a page comes to, of what tells of activity; null where pages do not. */
export const pageDigest = (
  telling: Telling,
  { page }: LiveSession,
): string | null => {
  const parts = (["page", "title"] as const).filter((field) =>
    telling.includes(field),
  );
  if (parts.length === 0 || page === null) return null;
  const text = parts
    .map((field) => (field === "page" ? page.url : page.title) ?? "")
    .join("\n");
  // Which of four billion it is, is change enough.
  return hashOf(text).toString(36);
};
