/*
 * Whole numbers (of either sign, up to 2^52) in as few bytes as each needs, seven bits a byte. Small ones take one byte,
 * a few minutes in ms three, a day four: what is stored of sessions is mostly small differences.
 */

export const packNumbers = (
  numbers: readonly number[],
): Uint8Array<ArrayBuffer> => {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number < 0 ? -2 * number - 1 : 2 * number;
    while (rest > 127) {
      bytes.push(128 + (rest % 128));
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
};

export const unpackNumbers = (bytes: Uint8Array): Float64Array => {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) < 128) count++;
  const numbers = new Float64Array(count);
  let at = 0;
  for (let place = 0; place < count; place++) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    // Up to four bytes as a small integer, which is most of what there is.
    for (let shift = 7; byte > 127 && shift < 28; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    if (byte < 128) {
      numbers[place] = (value & 1) === 0 ? value >>> 1 : ~(value >>> 1);
      continue;
    }
    let scale = 2 ** 28;
    while (byte > 127) {
      byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      scale *= 128;
    }
    numbers[place] = value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
  return numbers;
};

/** Reads such numbers one after the other; passing some costs a fraction of reading them. After the last: 0. */
export const numberReader = (bytes: Uint8Array) => {
  let at = 0;
  return {
    next: (): number => {
      let value = 0;
      let scale = 1;
      for (;;) {
        const byte = bytes[at++] ?? 0;
        value += (byte & 127) * scale;
        scale *= 128;
        if (byte <= 127) break;
      }
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    pass: (count: number): void => {
      let left = count;
      while (left > 0 && at < bytes.length)
        if ((bytes[at++] ?? 0) <= 127) left--;
    },
  };
};
