import { computed, createModel, effect, signal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import {
  DEFAULT_NOTIFYING,
  type Notifying,
  type QuietHours,
} from "../domain/quiet-hours.ts";
import type { Send } from "../messaging/client.ts";
import type { Reader } from "../storage/reader.ts";

export interface NotifyingPorts {
  readonly reader: Pick<Reader, "notifying">;
  readonly send: Send;
  readonly mayNotify: () => Promise<boolean>;
  /** Must be called before anything is awaited: browsers ask in a click only. */
  readonly requestNotifying: () => Promise<boolean>;
}

/** The evening, every day: what most people would type. */
const USUAL_QUIET: QuietHours = {
  from: 20 * 60,
  to: 8 * 60,
  days: [0, 1, 2, 3, 4, 5, 6],
};

/** How a person wants to be told: on the page of settings. */
export const NotifyingModel = createModel((ports: NotifyingPorts) => {
  const chosen = signal<Notifying>(DEFAULT_NOTIFYING);
  const allowed = signal<boolean | null>(null);
  const failure = signal<Failure | null>(null);
  const tested = signal<boolean | null>(null);
  /** What was switched off comes back as it was. */
  let lastQuiet = USUAL_QUIET;

  const open = async (): Promise<void> => {
    allowed.value = await ports.mayNotify();
    const kept = await ports.reader.notifying();
    failure.value = kept.ok ? null : kept.failure;
    if (kept.ok) chosen.value = kept.value;
  };

  const save = async (next: Notifying): Promise<void> => {
    chosen.value = next;
    const { names, quiet } = next;
    const saved = await ports.send({
      type: "saveNotifying",
      notifying: {
        names,
        quiet: quiet === null ? null : { ...quiet, days: weekdays(quiet) },
      },
    });
    failure.value = saved.ok ? null : saved.failure;
  };

  effect(() => {
    if (chosen.value.quiet !== null) lastQuiet = chosen.value.quiet;
  });

  return {
    chosen: computed(() => chosen.value),
    allowed: computed(() => allowed.value),
    failure: computed(() => failure.value),
    /** Whether the last test was shown; null: none yet. */
    tested: computed(() => tested.value),
    open,
    async allow(): Promise<void> {
      allowed.value = await ports.requestNotifying();
    },
    setNames: (names: boolean) => save({ ...chosen.peek(), names }),
    setQuiet: (on: boolean) =>
      save({ ...chosen.peek(), quiet: on ? lastQuiet : null }),
    changeQuiet: (change: Partial<QuietHours>) =>
      save({ ...chosen.peek(), quiet: { ...lastQuiet, ...change } }),
    async test(): Promise<void> {
      tested.value = await ports.send({ type: "testNotification" });
    },
  };
});

export type NotifyingModel = InstanceType<typeof NotifyingModel>;

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

const weekdays = ({ days }: QuietHours): (typeof WEEKDAYS)[number][] =>
  WEEKDAYS.filter((day) => days.includes(day));
