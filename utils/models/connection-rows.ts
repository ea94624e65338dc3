import { type ReadonlySignal, computed } from "@preact/signals";
import {
  type ConnectionColour,
  coloursOf,
} from "../domain/connection-colour.ts";
import { NONE_RUNNING } from "../domain/facts.ts";
import type { SourceId } from "../domain/ids.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { SourceGlance } from "../storage/reader.ts";
import { namingAlong } from "./page-naming.ts";
import { TimeModel } from "./time-model.ts";

/** What the list of connections shows of one. */
export interface ConnectionRow {
  readonly id: SourceId;
  /** Null while it is going. */
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly time: TimeModel;
  readonly colour: ReadonlySignal<ConnectionColour | null>;
}

/** A row for each connection: the same one for as long as the connection is there, wherever it stands. */
export const connectionRows = (
  glances: ReadonlySignal<readonly SourceGlance[]>,
  now: ReadonlySignal<LocalInstant>,
): ReadonlySignal<readonly ConnectionRow[]> => {
  const known = new Map<SourceId, ConnectionRow>();
  const colours = computed(() =>
    coloursOf(glances.value.map(({ source }) => source)),
  );
  const newRow = (id: SourceId): ConnectionRow => {
    const glance = computed(
      () => glances.value.find(({ source }) => source.id === id) ?? null,
    );
    const naming = namingAlong(glance);
    return {
      id,
      glance,
      time: new TimeModel(now, glance, NONE_RUNNING, naming),
      colour: computed(() => colours.value.get(id) ?? null),
    };
  };
  const ids = computed(() =>
    glances.value.map(({ source }) => source.id).join(" "),
  );
  return computed(() => {
    // Followed for the connections there are; each row follows what is said of its own.
    void ids.value;
    return glances.peek().map(({ source: { id } }) => {
      const row = known.get(id) ?? newRow(id);
      known.set(id, row);
      return row;
    });
  });
};
