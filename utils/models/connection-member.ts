import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { ConnectionColour } from "../domain/connection-colour.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Origin } from "../domain/origin.ts";
import { ok } from "../domain/result.ts";
import { sourceName } from "../domain/source.ts";
import type { ChangeNotice } from "../messaging/changes.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import type { PagePorts } from "./page-ports.ts";
import type { SharedModels } from "./shared-models.ts";
import { createSourceModels } from "./source-models.ts";
import type { Member } from "./union-member.ts";

/** One of several connections of a page, and when it is read. */
export interface ConnectionMember extends Member {
  readonly address: ReadonlySignal<string>;
  /** How many are online, as it was read last; null: nothing was observed yet. */
  readonly online: ReadonlySignal<number | null>;
  /** Begins to read its list; what is read already stays. */
  readonly open: () => void;
  readonly adopt: (glance: SourceGlance) => void;
  /** The connection is gone: it reads no more. */
  readonly stop: () => void;
  readonly catchUp: () => void;
  readonly hear: (notice: ChangeNotice) => void;
}

/** @param colours of all connections */
export const createMember = (
  shared: SharedModels,
  ports: PagePorts,
  first: SourceGlance,
  colours: ReadonlySignal<ReadonlyMap<SourceId, ConnectionColour>>,
): ConnectionMember => {
  const { id } = first.source;
  const adopted = signal(first);
  let isOpen = false;
  let isGone = false;
  const source = createSourceModels(shared, {
    ...ports,
    reader: readerOf(ports.reader, (other) => other === id && !isGone),
    // They are the page's, which reads them itself.
    takePreferences: () => () => {},
  });
  const { roster, watch } = source;
  const glance = computed(() => roster.glance.value ?? adopted.value);
  let last: Origin | null = null;
  const origin = computed((): Origin => {
    const { source: record, state } = glance.value;
    const name = sourceName(record, state?.info ?? null);
    const colour = colours.value.get(id) ?? "slate";
    if (last?.name !== name || last.colour !== colour)
      last = { source: id, name, colour };
    return last;
  });
  return {
    ...{ id, origin, source },
    blank: computed(
      () =>
        roster.opened.value &&
        (roster.glance.value?.state?.keyframe ?? null) === null,
    ),
    address: computed(() => glance.value.source.address),
    online: computed(() => glance.value.state?.tally.online ?? null),
    open: () => {
      if (isOpen) return;
      isOpen = true;
      void roster.open();
    },
    stop: () => {
      isGone = true;
      if (isOpen) void roster.open();
    },
    adopt: (read) => {
      adopted.value = read;
    },
    catchUp: () => {
      if (isOpen) void roster.catchUp();
    },
    hear: (notice) => {
      if (!isOpen || (notice.source !== null && notice.source !== id)) return;
      void roster.hear(notice);
      watch.hear(notice);
    },
  };
};

/** The disk as if there were but one connection. */
const readerOf = (
  reader: Reader,
  isMine: (id: SourceId) => boolean,
): Reader => ({
  ...reader,
  glance: async () => {
    const read = await reader.glance();
    if (!read.ok) return read;
    const sources = read.value.sources.filter(({ source }) =>
      isMine(source.id),
    );
    return ok({ ...read.value, sources });
  },
});
