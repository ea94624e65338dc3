/**
 * How many bytes a value takes on the disk, within a few in a hundred: browsers write values as structured clones, and
 * tell of none how long it came to be. Texts take one byte a character, two where any is beyond Latin-1.
 */
export const storedSize = (value: unknown): number => {
  switch (typeof value) {
    case "string":
      return textSize(value);
    case "number":
      return numberSize(value);
    case "object":
      return value === null ? 1 : objectSize(value);
    default:
      return 1;
  }
};

const BEYOND_LATIN_1 = /[^\0-\xff]/;
/** A view names its buffer, its kind, where it begins and how long it is. */
const VIEW = 6;

const textSize = (text: string): number =>
  1 +
  lengthSize(text.length) +
  text.length * (BEYOND_LATIN_1.test(text) ? 2 : 1);

const numberSize = (value: number): number =>
  Number.isInteger(value) && Math.abs(value) < 2 ** 30
    ? 1 + lengthSize(value < 0 ? -2 * value - 1 : 2 * value)
    : 9;

const objectSize = (value: object): number => {
  if (ArrayBuffer.isView(value)) return VIEW + value.byteLength;
  if (value instanceof ArrayBuffer) return 4 + value.byteLength;
  let size = 2;
  if (Array.isArray(value)) {
    for (const one of value) size += storedSize(one);
    return size + 2 * lengthSize(value.length);
  }
  let count = 0;
  for (const [key, one] of Object.entries(value)) {
    size += textSize(key) + storedSize(one);
    count++;
  }
  return size + lengthSize(count);
};

/** Seven bits a byte. */
const lengthSize = (length: number): number => {
  let bytes = 1;
  for (let rest = length; rest > 127; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
};
