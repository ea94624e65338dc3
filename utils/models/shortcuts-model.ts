import { createModel, signal } from "@preact/signals";

/** A key that the browser listens for. */
export interface Shortcut {
  /** As the manifest names it. */
  readonly name: string;
  /** The manifest's words for it; empty where the browser has its own. */
  readonly words: string;
  /** As the browser writes it; empty = none is set. */
  readonly keys: string;
}

export interface ShortcutsPorts {
  readonly read: () => Promise<readonly Shortcut[]>;
  /** Opens the place where the browser lets them be changed. */
  readonly change: () => Promise<void>;
}

/** The keys as they are, which is not always as the manifest suggests: another extension may have had them first. */
export const ShortcutsModel = createModel(
  ({ read, change }: ShortcutsPorts) => {
    const all = signal<readonly Shortcut[]>([]);
    return {
      all,
      change,
      /** Also after they may have been changed elsewhere. */
      look: async (): Promise<void> => {
        all.value = await read();
      },
    };
  },
);

export type ShortcutsModel = InstanceType<typeof ShortcutsModel>;
