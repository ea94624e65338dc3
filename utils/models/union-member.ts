import { type ReadonlySignal, computed } from "@preact/signals";
import type { SourceId } from "../domain/ids.ts";
import type { Origin } from "../domain/origin.ts";
import type { SourceModels } from "./source-models.ts";

/** One of several connections, as a page knows it. */
export interface Member {
  readonly id: SourceId;
  /** How it is called and marked now. */
  readonly origin: ReadonlySignal<Origin>;
  readonly source: SourceModels;
  /** Read, and nothing was ever observed: there is no list to wait for. */
  readonly blank: ReadonlySignal<boolean>;
}

/** The same part of every connection, and how all of them do something at once. */
export const partsOf = <Part>(
  members: ReadonlySignal<readonly Member[]>,
  part: (source: SourceModels) => Part,
): {
  readonly all: ReadonlySignal<readonly Part[]>;
  readonly each: (work: (part: Part) => Promise<void>) => Promise<void>;
} => {
  const all = computed(() => members.value.map(({ source }) => part(source)));
  return {
    all,
    each: async (work) => {
      await Promise.all(all.peek().map(work));
    },
  };
};
