import type { Position } from "../snapshot.ts";

/**
 * The tag of a page of the directory at a position. Weak, because `serverTime`
 * differs between two answers that say the same about everybody.
 */
export function pageTag({ epoch, seq }: Position, offset: number): string {
  return `W/"${epoch}.${seq}.${offset}"`;
}

/** Whether the value of `If-None-Match` names the tag (weak comparison, RFC 9110 section 13.1.2). */
export function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = (text: string) => text.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((each) => opaque(each) === opaque(tag));
}
