import type { PageModels } from "../utils/models/page-models.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import { toggleWatch } from "./watch-key.ts";

const TYPED_INTO = "input, textarea, select, [contenteditable], [role=menu]";

/** Keys that mean the same wherever the focus is on the page. */
export const onPageKey = (event: KeyboardEvent, models: PageModels): void => {
  toggleOnKey(event, models.shareSafe);
  onCardKey(event, models);
  if (event.defaultPrevented) return;
  if (event.key === "Escape" && stepBack(models)) event.preventDefault();
  if (event.key === "/" && focusSearch(event)) event.preventDefault();
};

/**
 * In an open card "n" copies a note of its person and "w" watches them, or does so no more. Only there: in the list a
 * letter goes to the next name, and nobody who speaks or types elsewhere does it by accident (WCAG 2.2, 2.1.4).
 */
const onCardKey = (event: KeyboardEvent, models: PageModels): void => {
  const { key, repeat } = event;
  if ((key !== "n" && key !== "w") || repeat || hasModifier(event)) return;
  const element = elementOf(event);
  const report = models.list.opened.peek();
  if (report === null || element.closest(".person") === null) return;
  if (element.closest(TYPED_INTO) !== null) return;
  event.preventDefault();
  const { report: own, models: theirs } = models.apart(report);
  if (key === "n") void theirs.copying.copy(own);
  else toggleWatch(own, theirs);
};

const hasModifier = ({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  altKey || ctrlKey || metaKey;

// CAST: keys are pressed on elements.
const elementOf = (event: KeyboardEvent): Element => event.target as Element;

/**
 * The key of the browser's command, for pages where the browser leaves it to the page (a popup). Where it takes the key
 * itself, Chrome does so before the page hears of it, and Firefox not after a page has taken it: never both.
 */
export const toggleOnKey = (
  event: KeyboardEvent,
  shareSafe: ShareSafeModel,
): void => {
  const { altKey, shiftKey, ctrlKey, metaKey, code, repeat } = event;
  if (code !== "KeyS" || !altKey || !shiftKey || ctrlKey || metaKey || repeat)
    return;
  event.preventDefault();
  void shareSafe.toggle();
};

/** Closes the card, then clears the search; only without either is the key the browser's (which closes a popup). */
const stepBack = ({ list }: PageModels): boolean => {
  if (list.opened.peek() !== null) {
    list.close();
    return true;
  }
  if (list.question.peek().these !== null) {
    list.showThese(null);
    return true;
  }
  if (list.search.peek() === "") return false;
  list.find("");
  return true;
};

const focusSearch = (event: KeyboardEvent): boolean => {
  if (hasModifier(event)) return false;
  if (elementOf(event).closest(TYPED_INTO) !== null) return false;
  const box = document.querySelector<HTMLInputElement>("input[type=search]");
  if (box === null) return false;
  box.focus();
  box.select();
  return true;
};
