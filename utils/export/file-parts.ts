/** Bytes in a part: few enough parts for a large file, small enough to be nothing beside the list. */
const PART = 256 * 1024;

export interface FileParts {
  readonly add: (bytes: Uint8Array) => void;
  readonly file: (type: string) => Blob;
}

/**
 * Gathers a file. Each part becomes a blob as soon as it is full: a blob's bytes lie with the browser, which puts many of
 * them on the disk, and not in this context's memory. The whole is a list of parts, not a copy.
 */
export const createFileParts = (): FileParts => {
  const parts: Blob[] = [];
  let buffer = new Uint8Array(PART);
  let filled = 0;
  const flush = (): void => {
    // A blob copies what it is made of, so the same memory is filled again.
    if (filled > 0) parts.push(new Blob([buffer.subarray(0, filled)]));
    filled = 0;
  };
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length;) {
        const taken = Math.min(bytes.length - at, PART - filled);
        buffer.set(bytes.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled === PART) flush();
      }
    },
    file: (type) => {
      flush();
      buffer = new Uint8Array(0);
      return new Blob(parts, { type });
    },
  };
};
