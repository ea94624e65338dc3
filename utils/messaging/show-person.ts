import { browser } from "../browser.ts";
import { type PersonId, personId } from "../domain/ids.ts";

/*
 * Which person a panel is to show, from whoever opens it: kept in the browser's memory, because the panel may not be
 * there yet, and taken away by the panel that shows the person.
 */

const KEY = "showPerson";

export const askToShow = (person: PersonId): Promise<void> =>
  browser.storage.session.set({ [KEY]: person });

/** Calls for the person that was asked for before, and for each later one, until the signal aborts. */
export const onAskedToShow = (
  show: (person: PersonId) => void,
  signal: AbortSignal,
): void => {
  const take = (asked: unknown): void => {
    if (typeof asked !== "string" || signal.aborted) return;
    void browser.storage.session.remove(KEY);
    show(personId(asked));
  };
  const onChanged = (changes: Readonly<Record<string, Change>>): void =>
    take(changes[KEY]?.newValue);
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener("abort", () =>
    browser.storage.session.onChanged.removeListener(onChanged),
  );
  void browser.storage.session.get(KEY).then((kept) => take(kept[KEY]));
};

interface Change {
  readonly newValue?: unknown;
}
