import { reportAt, slotOf } from "../utils/domain/people-index.ts";
import { personId } from "../utils/domain/ids.ts";
import type { Report } from "../utils/domain/person.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";

const TYPED_INTO = "input, textarea, select, [contenteditable], [role=menu]";

/**
 * "n" copies a note: of the person whose row has the focus, or whose open card it is in. Only there, so that nobody who
 * speaks or types elsewhere does it by accident (WCAG 2.2, 2.1.4).
 */
export const copyOnKey = (event: KeyboardEvent, models: PageModels): void => {
  if (event.key !== "n" || event.repeat || hasModifier(event)) return;
  // CAST: what a key is pressed on in a page is an element of it.
  const report = reportUnder(event.target as Element, models);
  if (report === null) return;
  event.preventDefault();
  void models.copying.copy(report);
};

const hasModifier = ({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  altKey || ctrlKey || metaKey;

const reportUnder = (
  element: Element,
  { list, roster }: PageModels,
): Report | null => {
  if (element.closest(TYPED_INTO) !== null) return null;
  if (element.closest(".person") !== null) return list.opened.peek();
  const id = element.closest("[data-person]")?.getAttribute("data-person");
  const people = roster.people.peek();
  if (id == null || people === null) return null;
  const slot = slotOf(people.index, personId(id));
  return slot === undefined ? null : (reportAt(people.index, slot) ?? null);
};

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
