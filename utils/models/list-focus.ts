import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import { reportIn } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import type { People } from "./people.ts";

/** Which line of the list has the focus, and which person is open. */
export const createListFocus = (people: ReadonlySignal<People | null>) => {
  const focused = signal<PersonId | null>(null);
  const focusedGroup = signal<string | null>(null);
  const open = signal<PersonId | null>(null);
  const returned = signal(0);

  /** The last report of the open person stays to be read when the person leaves the list. */
  let lastOpened: Report | null = null;
  const opened = computed((): Report | null => {
    const id = open.value;
    const all = people.value;
    if (id === null) return null;
    lastOpened = reportIn(all?.index, id) ?? lastOpened;
    return lastOpened?.id === id ? lastOpened : null;
  });

  const focus = (id: PersonId | null): void => {
    focused.value = id;
    focusedGroup.value = null;
  };

  return {
    focused,
    /** The group whose header has the focus, instead of a person. */
    focusedGroup,
    opened,
    focus,
    focusGroup(key: string): void {
      focused.value = null;
      focusedGroup.value = key;
    },
    show(id: PersonId): void {
      focus(id);
      open.value = id;
    },
    /** Rises when the focus has to come back to the list: a person was closed, or what had it went. */
    returned: computed(() => returned.value),
    regain(): void {
      returned.value++;
    },
    close(): void {
      if (open.peek() !== null) returned.value++;
      open.value = null;
    },
  };
};
