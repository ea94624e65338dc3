import type { Place } from "../history.ts";

/** Text for the query of the next page; readers must not look inside. */
export function writePlace({ startedAt, number }: Place): string {
  return Buffer.from(`${startedAt} ${number}`).toString("base64url");
}

/** Undefined for what `writePlace` cannot have written. */
export function readPlace(text: string): Place | undefined {
  const plain = Buffer.from(text, "base64url").toString("utf8");
  const match = /^(\d{1,15}) (\d{1,15})$/.exec(plain);
  if (!match) return undefined;
  const place = { startedAt: Number(match[1]), number: Number(match[2]) };
  // Base64 has several texts for the same bytes; only ours is a cursor.
  return writePlace(place) === text ? place : undefined;
}
