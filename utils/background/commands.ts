import { browser } from "../browser.ts";

/**
 * Answers to the keys that the manifest names; each is told in which window the key was pressed, where the browser says
 * so. Registered synchronously at the worker's start: the keystroke that woke the worker is told once.
 */
export const onCommands = (
  answers: Readonly<Record<string, (windowId?: number) => void>>,
): void => {
  browser.commands.onCommand.addListener((name, tab) => {
    if (Object.hasOwn(answers, name)) answers[name]?.(tab?.windowId);
  });
};
