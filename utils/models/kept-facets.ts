import { type ReadonlySignal, computed } from "@preact/signals";
import { type Facet, facetsOf } from "../domain/selection.ts";
import type { People } from "./people.ts";

/** From this many people on, what the filters offer follows the clock instead of every revision. */
const MANY = 5000;

interface Facets {
  readonly roles: readonly Facet[];
  readonly pages: readonly Facet[];
}

const NONE: Facets = { roles: [], pages: [] };

/** The roles and pages that there are. */
export const createFacets = (
  people: ReadonlySignal<People | null>,
  beat: ReadonlySignal<number>,
): ReadonlySignal<Facets> => {
  const isWhole = computed(() => people.value?.whole ?? false);
  const manyFacets = computed((): Facets => {
    void beat.value;
    const all = isWhole.value ? people.peek() : null;
    return all === null ? NONE : facetsOf(all.index);
  });
  return computed((): Facets => {
    const all = people.value;
    if (all === null) return NONE;
    return all.index.size <= MANY ? facetsOf(all.index) : manyFacets.value;
  });
};
