/*
 * Finds its way through JSON as bytes, without decoding it: where a member's array begins and where each of its rows
 * ends. Every structural character of JSON is ASCII and no byte of a longer UTF-8 sequence is, so bytes are enough.
 * Everything unexpected answers -1 or null: the caller then parses the whole text, which says what is wrong.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
export const COMMA = 0x2c;
const COLON = 0x3a;

/** Deeper than any presence answer; a bomb of a million arrays is refused here. */
export const MAX_DEPTH = 32;

export const isArrayEnd = (byte: number | undefined): boolean =>
  byte === CLOSE_ARRAY;

export const skipSpace = (bytes: Uint8Array, from: number): number => {
  let at = from;
  for (;;) {
    const byte = bytes[at];
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) at++;
    else return at;
  }
};

/** Index behind the string that begins at `from` (its quote), or -1. */
export const skipString = (bytes: Uint8Array, from: number): number => {
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at++;
  }
  return -1;
};

/** Index behind the value that begins at `from`, or -1 when it does not end or is nested too deeply. */
export const skipValue = (bytes: Uint8Array, from: number): number => {
  const first = bytes[from];
  if (first === QUOTE) return skipString(bytes, from);
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY)
    return skipScalar(bytes, from);
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = skipString(bytes, at) - 1;
      if (at < 0) return -1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (++depth > MAX_DEPTH) return -1;
    } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0)
      return at + 1;
  }
  return -1;
};

/** Nested more deeply than {@link MAX_DEPTH}, wherever in the text. */
export const isTooDeep = (bytes: Uint8Array): boolean => {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = skipString(bytes, at) - 1;
      if (at < 0) return false; // A text that does not end: parsing says so.
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (++depth > MAX_DEPTH) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth--;
  }
  return false;
};

const skipScalar = (bytes: Uint8Array, from: number): number => {
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (
      byte === COMMA ||
      byte === CLOSE_OBJECT ||
      byte === CLOSE_ARRAY ||
      byte === 0x20 ||
      byte === 0x0a
    )
      break;
  }
  return at > from ? at : -1;
};

/** Index behind the `[` of the array that is the member `key` of the outermost object, or -1. */
export const findArray = (bytes: Uint8Array, key: string): number => {
  const wanted = new TextEncoder().encode(`"${key}"`);
  let at = skipSpace(bytes, 0);
  if (bytes[at] !== OPEN_OBJECT) return -1;
  at = skipSpace(bytes, at + 1);
  while (bytes[at] === QUOTE) {
    const end = skipString(bytes, at);
    if (end < 0) return -1;
    const found = startsWith(bytes, at, wanted);
    at = skipSpace(bytes, end);
    if (bytes[at] !== COLON) return -1;
    at = skipSpace(bytes, at + 1);
    if (found) return bytes[at] === OPEN_ARRAY ? at + 1 : -1;
    at = skipValue(bytes, at);
    if (at < 0) return -1;
    at = skipSpace(bytes, at);
    if (bytes[at] !== COMMA) return -1;
    at = skipSpace(bytes, at + 1);
  }
  return -1;
};

const startsWith = (
  bytes: Uint8Array,
  at: number,
  wanted: Uint8Array,
): boolean => wanted.every((byte, index) => bytes[at + index] === byte);
