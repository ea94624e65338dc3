import type { Note } from "../utils/domain/note.ts";
import type { NoteFormat } from "../utils/domain/preferences.ts";
import { createZonedTime } from "../utils/export/zoned-time.ts";
import { formatZoned } from "../utils/i18n.ts";
import type { Written } from "../utils/models/copy-model.ts";
import { noteLines, noteTexts } from "./note-words.ts";

/**
 * Puts a note on the clipboard: the text in the chosen format, and beside it formatted text, which editors that can show
 * it take by themselves. Loaded when somebody copies.
 */
export const writeNote = async (
  note: Note,
  format: NoteFormat,
): Promise<Written> => {
  const lines = noteLines(note, {
    zoned: formatZoned,
    utc: createZonedTime("UTC"),
  });
  const { text, html } = noteTexts(lines, format);
  const item = new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
  try {
    await navigator.clipboard.write([item]);
    return { copied: true, text };
  } catch {
    // A policy, or a page without the focus: the browser says no more than that.
    return { copied: false, text };
  }
};
