import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import { pageName } from "../domain/page-name.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import { type PageInUse, pagesInUse } from "./pages-in-use.ts";
import { peopleOfJournal } from "./people.ts";

export interface StoredPagesPorts {
  readonly reader: Reader;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  /** Calls until the returned function is called. */
  readonly every: (ms: number, call: () => void) => () => void;
}

/** The whole list is read for it: not for every revision. */
const LOOK_EVERY_MS = 10_000;

/** The pages that people are on, of the stored list: at once when there is one, then every while if it is another. */
export const storedPages = ({
  reader,
  glance,
  every,
}: StoredPagesPorts): ReadonlySignal<readonly PageInUse[]> => {
  const pages = signal<readonly PageInUse[]>([]);
  const source = computed(() => glance.value?.source.id ?? null);
  const hasList = computed(
    () => (glance.value?.state?.keyframe ?? null) !== null,
  );
  let read: number | null = null;
  const look = async (): Promise<void> => {
    const id = source.peek();
    const revision = glance.peek()?.state?.revision ?? null;
    if (id === null || revision === read) return;
    read = revision;
    const reading = await reader.journal(id);
    if (!reading.ok || reading.value === null || source.peek() !== id) return;
    const { index } = peopleOfJournal(reading.value, pageName);
    pages.value = pagesInUse(
      index.reports.filter((report) => report !== undefined),
    );
  };
  effect(() => {
    void source.value;
    pages.value = [];
    read = null;
    if (hasList.value) void look();
  });
  effect(() => every(LOOK_EVERY_MS, () => void look()));
  return pages;
};
