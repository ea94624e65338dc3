import type { RowWriter } from "./row-writer.ts";
import type { TextFormat } from "./table-file.ts";

/** Writes a format of one text as UTF-8. */
export const textWriter = (
  format: TextFormat,
  sink: (bytes: Uint8Array) => void,
  isToPaste: boolean,
): RowWriter => {
  const utf8 = new TextEncoder();
  const write = (text: string): void => {
    if (text !== "") sink(utf8.encode(text));
  };
  write(format.begin());
  return {
    rows: (values) => {
      write(format.rows(values));
      return Promise.resolve();
    },
    end: () => {
      const rest = format.end();
      write(rest);
      return Promise.resolve(isToPaste ? rest : null);
    },
  };
};
