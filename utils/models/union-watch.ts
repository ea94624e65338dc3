import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import { listedId, takenApart } from "../domain/listed-id.ts";
import type { TicketRef, WatchId, WatchRecord } from "../domain/watch.ts";
import type { Member } from "./union-member.ts";
import type { WatchModel } from "./watch-model.ts";

interface UnionWatchPorts {
  readonly members: ReadonlySignal<readonly Member[]>;
  readonly ticket: ReadonlySignal<TicketRef | null>;
}

/** Who is watched on any of several connections: a watch is set, ended and undone where the person is. */
export const UnionWatch = createModel(
  (ports: UnionWatchPorts): Omit<WatchModel, typeof Symbol.dispose> => {
    const { members, ticket } = ports;
    const watches = computed(() =>
      members.value.map(({ id, source }) => ({ id, watch: source.watch })),
    );
    const listed = (
      of: (watch: WatchModel) => readonly WatchRecord[],
    ): WatchRecord[] =>
      watches.value.flatMap(({ id, watch }) =>
        of(watch).map((record) => ({
          ...record,
          person: listedId(id, record.person),
        })),
      );
    const watchOf = (
      person: PersonId,
    ): { readonly own: PersonId; readonly watch: WatchModel | undefined } => {
      const apart = takenApart(person);
      const watch = watches.peek().find(({ id }) => id === apart.source)?.watch;
      return { own: apart.person, watch };
    };
    const holding = (id: WatchId): WatchModel | undefined =>
      watches
        .peek()
        .find(({ watch }) => watch.records.peek().some((one) => one.id === id))
        ?.watch;
    const active = computed(() => listed((watch) => watch.active.value));
    const shown = computed(
      () =>
        watches.value.find(({ watch }) => watch.toast.value !== null) ?? null,
    );
    const firstOf = <Value>(
      read: (watch: WatchModel) => Value | null,
    ): Value | null =>
      watches.value
        .map(({ watch }) => read(watch))
        .find((value) => value !== null) ?? null;
    return {
      ticket,
      records: computed(() => listed((watch) => watch.records.value)),
      active,
      watched: computed(
        () => new Set(active.value.map(({ person }) => person)),
      ),
      allowed: computed(() => firstOf((watch) => watch.allowed.value)),
      failure: computed(() => firstOf((watch) => watch.failure.value)),
      toast: computed(() => {
        const one = shown.value;
        const toast = one?.watch.toast.value ?? null;
        if (one === null || toast === null) return null;
        return { ...toast, person: listedId(one.id, toast.person) };
      }),
      of(person) {
        const { own, watch } = watchOf(person);
        return watch?.of(own) ?? null;
      },
      look: async () => {
        await Promise.all(watches.peek().map(({ watch }) => watch.look()));
      },
      set: async (person, choice, link) => {
        const { own, watch } = watchOf(person);
        await watch?.set(own, choice, link);
      },
      stop: async (id) => holding(id)?.stop(id),
      allow: async () => {
        await Promise.all(watches.peek().map(({ watch }) => watch.allow()));
      },
      undo: async () => shown.peek()?.watch.undo(),
      dismiss: () => shown.peek()?.watch.dismiss(),
      hear(notice) {
        for (const { watch } of watches.peek()) watch.hear(notice);
      },
    };
  },
);
