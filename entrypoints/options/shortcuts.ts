import { browser } from "../../utils/browser.ts";
import type { ShortcutsPorts } from "../../utils/models/shortcuts-model.ts";

/** `openShortcutSettings` is newer than the oldest browser that this runs in, and Chrome has none. */
interface Openable {
  readonly openShortcutSettings?: () => Promise<void>;
}

/** Chrome's and Edge's own page; Firefox lets no extension open its counterpart. */
const PAGE = "chrome://extensions/shortcuts";

/** The browser's keyboard commands. */
export const SHORTCUTS: ShortcutsPorts = {
  read: async () => {
    const commands = await browser.commands.getAll();
    return commands.map(({ name = "", description = "", shortcut = "" }) => ({
      name,
      words: description,
      keys: shortcut,
    }));
  },
  change: async () => {
    const commands: Openable = browser.commands;
    await (commands.openShortcutSettings?.() ??
      browser.tabs.create({ url: PAGE }));
  },
};
