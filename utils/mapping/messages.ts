import { textIn } from "./field.ts";
import type { Mapping } from "./mapping.ts";
import { type Compiling, type Row, compilePlace, rowOf } from "./place.ts";
import { compileRows } from "./rows.ts";

type Messages = NonNullable<Mapping["stream"]>["messages"];

/** What a message of a stream does, and to whom. */
export type Heard =
  | {
      readonly does: "snapshot" | "upsert" | "remove";
      readonly rows: readonly Row[];
    }
  | { readonly does: "nothing" }
  /** It is one of ours, but its people are not where they are said to be. */
  | { readonly does: "unreadable" };

export type HearMessage = (message: unknown, event: string | null) => Heard;

/** The first of the messages whose conditions hold says what it is; where none does, it is nothing. */
export const compileMessages = (
  messages: Messages,
  compiling: Compiling,
): HearMessage => {
  const kinds = messages.map(({ when = {}, does, rows }, index) => {
    const at = `stream.messages.${index}`;
    const conditions = Object.entries(when).map(([path, word]) => ({
      place: compilePlace(path, `${at}.when.${path}`, compiling),
      word,
    }));
    return {
      does,
      holds: (row: Row) =>
        conditions.every(({ place, word }) => {
          const found = place(row);
          return word === "*"
            ? found !== undefined && found !== null && found !== ""
            : textIn(found) === word;
        }),
      rows:
        rows === undefined ? null : compileRows(rows, `${at}.rows`, compiling),
    };
  });
  return (message, event) => {
    const row: Row =
      event === null ? rowOf(message) : { ...rowOf(message), event };
    const kind = kinds.find(({ holds }) => holds(row));
    if (kind === undefined || kind.does === "nothing")
      return { does: "nothing" };
    const { does, rows } = kind;
    if (rows === null) return { does, rows: [row] };
    const found = rows.rowsIn(message, event ?? undefined);
    return found === null
      ? { does: "unreadable" }
      : { does, rows: found.filter(rows.isSomebody) };
  };
};
