/** Where in a kept snapshot a reader goes on. */
export interface Cursor {
  readonly snapshot: string;
  readonly offset: number;
}

/** Text for the query of the next page; readers must not look inside. */
export function writeCursor({ snapshot, offset }: Cursor): string {
  return Buffer.from(`${offset} ${snapshot}`).toString("base64url");
}

/** Undefined for what `writeCursor` cannot have written. */
export function readCursor(text: string): Cursor | undefined {
  const plain = Buffer.from(text, "base64url").toString("utf8");
  const match = /^([1-9]\d{0,8}) ([0-9a-z:]{3,64})$/.exec(plain);
  if (!match?.[1] || !match[2]) return undefined;
  const cursor = { snapshot: match[2], offset: Number(match[1]) };
  // Base64 has several texts for the same bytes; only ours is a cursor.
  return writeCursor(cursor) === text ? cursor : undefined;
}
