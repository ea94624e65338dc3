import {
  type ReadonlySignal,
  batch,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { PersonId } from "../domain/ids.ts";
import { type LocalInstant, SECOND } from "../domain/instant.ts";
import { isTicket } from "../domain/ticket-url.ts";
import {
  type TicketRef,
  type WatchId,
  type WatchRecord,
  watchId,
} from "../domain/watch.ts";
import type { WatchChoice } from "../domain/watch-choice.ts";
import type { ChangeNotice } from "../messaging/changes.ts";
import type { Send } from "../messaging/client.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import { untilOf } from "./watch-until.ts";

export interface WatchPorts {
  readonly reader: Pick<Reader, "watches">;
  readonly send: Send;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly now: ReadonlySignal<LocalInstant>;
  /** The ticket beside the page, if there is one. */
  readonly ticket: ReadonlySignal<TicketRef | null>;
  readonly mayNotify: () => Promise<boolean>;
  /** Must be called before anything is awaited: browsers ask in a click only. */
  readonly requestNotifying: () => Promise<boolean>;
  readonly newId: () => string;
  readonly after: (ms: number, call: () => void) => () => void;
}

/** What was just done, and can be undone. `replaced`: it could not be done. */
export interface WatchToast {
  readonly kind: "set" | "stopped" | "replaced";
  readonly person: PersonId;
  readonly id: WatchId;
}

/** Long enough to be read and reached. */
const TOAST_MS = 8 * SECOND;

/** Who is watched, as the disk has it, and what a person can do about it. */
export const WatchModel = createModel((ports: WatchPorts) => {
  const { reader, send, glance, ticket } = ports;
  const records = signal<readonly WatchRecord[]>([]);
  const allowed = signal<boolean | null>(null);
  const failure = signal<Failure | null>(null);
  const toast = signal<WatchToast | null>(null);
  let cancelToast = (): void => {};
  const source = computed(() => glance.value?.source.id ?? null);
  const active = computed(() =>
    records.value.filter(({ ended }) => ended === null),
  );

  const look = async (): Promise<void> => {
    const id = source.peek();
    const kept = id === null ? null : await reader.watches(id);
    const may = await ports.mayNotify();
    batch(() => {
      allowed.value = may;
      failure.value = kept === null || kept.ok ? null : kept.failure;
      if (kept === null) records.value = [];
      else if (kept.ok) records.value = kept.value;
    });
  };

  const show = (next: WatchToast | null): void => {
    cancelToast();
    toast.value = next;
    if (next !== null)
      cancelToast = ports.after(TOAST_MS, () => {
        toast.value = null;
      });
  };

  const allow = async (): Promise<void> => {
    allowed.value = await ports.requestNotifying();
  };

  const set = async (
    person: PersonId,
    choice: WatchChoice,
    link: TicketRef | null,
  ): Promise<void> => {
    const known = glance.peek()?.source;
    if (known === undefined) return;
    // Asked with the first watch, and not again with each one after a refusal.
    if (allowed.peek() !== true && records.peek().length === 0) void allow();
    const id = watchId(ports.newId());
    const done = await send({
      type: "setWatch",
      source: known.id,
      generation: known.generation,
      id,
      person,
      wanted: choice.wanted,
      repeat: choice.repeat,
      until: untilOf(choice, ports.now.peek()),
      ticket: link === null ? null : { url: link.url, title: link.title },
      tab: link?.tab ?? null,
    });
    if (done.ok) show({ kind: done.value ? "set" : "replaced", person, id });
    else failure.value = done.failure;
    await look();
  };

  const change = async (
    type: "stopWatch" | "resumeWatch",
    id: WatchId,
  ): Promise<boolean> => {
    const known = source.peek();
    if (known === null) return false;
    const done = await send({ type, source: known, id });
    if (!done.ok) failure.value = done.failure;
    await look();
    return done.ok;
  };

  const stop = async (id: WatchId): Promise<void> => {
    const record = records.peek().find((one) => one.id === id);
    if (record !== undefined && (await change("stopWatch", id)))
      show({ kind: "stopped", person: record.person, id });
  };

  effect(() => {
    void source.value;
    void look();
  });
  // What was to last as long as the ticket is over with it.
  effect(() => {
    const url = ticket.value?.closed === true ? ticket.value.url : null;
    const isBound = active.value.some(
      (one) =>
        url !== null &&
        one.until?.kind === "ticketClosed" &&
        one.ticket !== null &&
        isTicket(url, one.ticket.url),
    );
    if (url !== null && isBound) void send({ type: "ticketClosed", url });
  });

  return {
    ticket,
    records: computed(() => records.value),
    active,
    /** Whom a watch waits for. */
    watched: computed(
      (): ReadonlySet<PersonId> =>
        new Set(active.value.map(({ person }) => person)),
    ),
    /** Null: not known yet. False: what happens is shown in the panel alone. */
    allowed: computed(() => allowed.value),
    failure: computed(() => failure.value),
    toast: computed(() => toast.value),
    of: (person: PersonId): WatchRecord | null =>
      active.value.find((one) => one.person === person) ?? null,
    look,
    set,
    stop,
    allow,
    /** Takes back what the toast speaks of. */
    async undo(): Promise<void> {
      const done = toast.peek();
      show(null);
      if (done === null || done.kind === "replaced") return;
      await change(done.kind === "set" ? "stopWatch" : "resumeWatch", done.id);
    },
    dismiss: () => show(null),
    /** Reads anew after a notice: of settings always, of an observation only where somebody is watched. */
    hear(notice: ChangeNotice): void {
      if (notice.source === null || active.peek().length > 0) void look();
    },
  };
});

export type WatchModel = InstanceType<typeof WatchModel>;
