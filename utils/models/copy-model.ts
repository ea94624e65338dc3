import {
  type ReadonlySignal,
  type Signal,
  createModel,
  signal,
} from "@preact/signals";
import { type LocalInstant, SECOND } from "../domain/instant.ts";
import type { Note } from "../domain/note.ts";
import type { Report } from "../domain/person.ts";
import type { NoteFormat } from "../domain/preferences.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import type { PreferencesModel } from "./preferences-model.ts";
import type { ShareSafeModel } from "./share-safe-model.ts";
import type { TimeModel } from "./time-model.ts";

/** `text`: what was to be copied, in the chosen format, for copying by hand. */
export interface Written {
  readonly copied: boolean;
  readonly text: string;
}

export type CopyState =
  | { readonly kind: "idle" }
  | { readonly kind: "copied"; readonly masked: boolean }
  | { readonly kind: "failed"; readonly text: string };

export interface CopyPorts {
  readonly reader: Reader;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly now: ReadonlySignal<LocalInstant>;
  readonly time: TimeModel;
  readonly preferences: PreferencesModel;
  readonly shareSafe: ShareSafeModel;
  /** Words a note and hands it to the clipboard. */
  readonly writeNote: (note: Note, format: NoteFormat) => Promise<Written>;
  readonly after: (ms: number, call: () => void) => () => void;
  /** What became of it, where several are one for the whole page. */
  readonly state?: Signal<CopyState>;
}

/** Long enough to be read. */
const SHOWN_MS = 4 * SECOND;

/** Copies a note about a person, and says what became of it. */
export const CopyModel = createModel((ports: CopyPorts) => {
  const { glance, preferences } = ports;
  const state = ports.state ?? signal<CopyState>({ kind: "idle" });
  let cancel = (): void => {};

  const show = (next: CopyState): void => {
    cancel();
    state.value = next;
    if (next.kind === "copied")
      cancel = ports.after(SHOWN_MS, () => show({ kind: "idle" }));
  };

  return {
    state,
    format: preferences.noteFormat,
    /** @param format another than the last time: it is the format from now on */
    async copy(report: Report, format?: NoteFormat): Promise<void> {
      const shown = glance.peek();
      if (shown === null) return;
      if (format !== undefined) preferences.chooseNoteFormat(format);
      const { noteAbout } = await import("./note-about.ts");
      const note = await noteAbout(report, shown, ports);
      const chosen = preferences.noteFormat.peek();
      const { copied, text } = await ports.writeNote(note, chosen);
      show(
        copied
          ? { kind: "copied", masked: note.masked }
          : { kind: "failed", text },
      );
    },
    dismiss: (): void => show({ kind: "idle" }),
  };
});

export type CopyModel = InstanceType<typeof CopyModel>;
