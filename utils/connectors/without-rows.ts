import {
  COMMA,
  findArray,
  isArrayEnd,
  skipSpace,
  skipValue,
} from "../transport/json-bytes.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The members of a page that stand before its rows, as JSON text with an empty array in the rows' place: enough where
 * the protocol's order of members is kept, and small enough to parse for the cursor alone. Null when not as expected.
 */
export const beforeRows = (bytes: Uint8Array, key: string): string | null => {
  const open = findArray(bytes, key);
  return open < 0 ? null : `${decoder.decode(bytes.subarray(0, open))}]}`;
};

/** All members of a page but its rows, wherever these stand. Walks over every row. Null when not as expected. */
export const withoutRows = (bytes: Uint8Array, key: string): string | null => {
  const open = findArray(bytes, key);
  if (open < 0) return null;
  let end = skipSpace(bytes, open);
  while (!isArrayEnd(bytes[end])) {
    end = skipValue(bytes, end);
    if (end < 0) return null;
    end = skipSpace(bytes, end);
    if (bytes[end] === COMMA) end = skipSpace(bytes, end + 1);
    else if (!isArrayEnd(bytes[end])) return null;
  }
  return (
    decoder.decode(bytes.subarray(0, open)) +
    decoder.decode(bytes.subarray(end))
  );
};
