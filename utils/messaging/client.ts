import { browser } from "../browser.ts";
import type { Command, CommandOf, Replies } from "./protocol.ts";

/** Asks the worker. Starts it if it sleeps; rejects only when the extension was updated or removed under the page. */
export type Send = <Type extends Command["type"]>(
  command: CommandOf<Type> & { readonly type: Type },
) => Promise<Replies[Type]>;

// CAST: `server.ts` answers each command with the reply of its type; the browser's API cannot know that.
export const send = ((command: Command) =>
  browser.runtime.sendMessage(command)) as Send;
