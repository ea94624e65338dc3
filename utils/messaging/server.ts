import { browser } from "../browser.ts";
import {
  type Command,
  type CommandOf,
  type Replies,
  parseCommand,
} from "./protocol.ts";
import { type Seen, type Sender, sightingIn } from "./sighting.ts";

/** One handler for each command: a new command does not compile until somebody handles it. */
export type Handlers = {
  readonly [Type in Command["type"]]: (
    command: CommandOf<Type>,
  ) => Promise<Replies[Type]>;
};

/**
 * Is the sender a page of ours? A content script's message carries our own id as well; only the address of the page
 * that sent it tells the two apart.
 */
export const isOwnPage = (sender: Sender, id: string, root: string): boolean =>
  sender.id === id && sender.url !== undefined && sender.url.startsWith(root);

/**
 * The only listener for messages. Registered synchronously at the worker's start, or the message that woke it is lost.
 * Two doors: pages of ours ask and are answered; a content script may say what it saw, and is never answered.
 * @param hear takes what a content script saw
 */
export const serve = (
  handlers: Handlers,
  hear: (seen: Seen) => void = () => {},
): void => {
  const root = browser.runtime.getURL("");
  const { id } = browser.runtime;
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (isOwnPage(sender, id, root)) {
      const command = parseCommand(message);
      return command === null ? undefined : answer(handlers, command);
    }
    const seen = sightingIn(message, sender, id, root);
    if (seen !== null) hear(seen);
    return undefined;
  });
};

// CAST: the key and the argument are of one command, which the compiler cannot follow through the lookup.
const answer = (handlers: Handlers, command: Command): Promise<unknown> =>
  (handlers[command.type] as (command: Command) => Promise<unknown>)(command);
