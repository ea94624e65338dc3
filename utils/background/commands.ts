import { browser } from "../browser.ts";

/** Answers to the keys that the manifest names. Registered synchronously at the worker's start. */
export const onCommands = (
  answers: Readonly<Record<string, () => void>>,
): void => {
  browser.commands.onCommand.addListener((name) => {
    if (Object.hasOwn(answers, name)) answers[name]?.();
  });
};
