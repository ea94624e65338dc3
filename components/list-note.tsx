import type { VNode } from "preact";
import { lazy } from "./lazy.tsx";
import type { PageModels } from "../utils/models/page-models.ts";

const TroubleNote = lazy(
  async () => (await import("./trouble-note.tsx")).TroubleNote,
);

const NobodyNote = lazy(
  async () => (await import("./nobody-note.tsx")).NobodyNote,
);

interface ListNoteProps {
  readonly models: PageModels;
  /** Where no list of people follows. */
  readonly onlyTrouble?: boolean;
}

/** The line above the list: trouble with our own data, or why everybody in it is offline. */
export const ListNote = ({
  models,
  onlyTrouble = false,
}: ListNoteProps): VNode | null => {
  const { roster, time, numbers, list } = models;
  if (roster.people.value === null) return null;
  if (roster.failure.value !== null)
    return <TroubleNote failure={roster.failure.value} models={models} />;
  const freshness = time.freshness.value;
  if (freshness.kind === "failed" || freshness.kind === "stale")
    return <TroubleNote failure={freshness.failure} models={models} />;
  if (onlyTrouble) return null;
  const headline = numbers.headline.value;
  if (headline?.online !== 0 || headline.total === 0 || list.filtered.value)
    return null;
  return <NobodyNote models={models} />;
};
