import { Zip, type ZipInputFile } from "fflate";

/** One part of an archive, written as a stream. */
export interface ZipPart {
  /** Settles when the text was compressed: who waits never has two pieces in memory. */
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ZipArchive {
  /** One at a time: a part is closed before the next one begins. */
  readonly part: (name: string) => ZipPart;
  readonly end: () => void;
}

/** As Excel itself has it: the parts of a book have no time of their own. */
const NO_TIME = new Date(1980, 0, 1);
const DEFLATE = 8;

/** Length of gzip's header, which has no optional field here, and of its trailer: CRC-32 and length. */
const HEADER = 10;
const TRAILER = 8;

/**
 * An archive whose parts are compressed by the browser: twice as fast as the fastest compression in JavaScript and a
 * third smaller. The browser is asked for gzip, which is the very same compression with a CRC-32 behind it, because a
 * part of an archive needs that as well. fflate writes the container.
 */
export const createZip = (sink: (bytes: Uint8Array) => void): ZipArchive => {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    sink(bytes);
  });
  return {
    part: (name) => {
      const file: ZipInputFile = {
        filename: name,
        size: 0,
        crc: 0,
        compression: DEFLATE,
        mtime: NO_TIME,
      };
      zip.add(file);
      return gzipped(file);
    },
    end: () => zip.end(),
  };
};

const gzipped = (file: ZipInputFile): ZipPart => {
  const gzip = new CompressionStream("gzip");
  const writer = gzip.writable.getWriter();
  const read = unwrapped(gzip.readable, file);
  // Looked at when the part is closed: until then nobody waits for it.
  read.catch(() => {});
  const utf8 = new TextEncoder();
  return {
    write: async (text) => {
      const bytes = utf8.encode(text);
      file.size += bytes.length;
      await writer.write(bytes);
    },
    close: async () => {
      await writer.close();
      await read;
    },
  };
};

/** Passes on what stands between gzip's header and trailer. */
const unwrapped = async (
  readable: ReadableStream<Uint8Array>,
  file: ZipInputFile,
): Promise<void> => {
  const reader = readable.getReader();
  let toSkip = HEADER;
  let held: Uint8Array = new Uint8Array(0);
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const skipped = Math.min(toSkip, value.length);
    toSkip -= skipped;
    const bytes = joined(held, value.subarray(skipped));
    const end = Math.max(0, bytes.length - TRAILER);
    if (end > 0) file.ondata?.(null, bytes.slice(0, end), false);
    held = bytes.slice(end);
  }
  file.crc = new DataView(held.buffer).getUint32(0, true);
  file.ondata?.(null, new Uint8Array(0), true);
};

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
};
