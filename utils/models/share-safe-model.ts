import { computed, createModel, effect, signal } from "@preact/signals";
import { HIDDEN, hiddenReport } from "../domain/hidden-report.ts";
import type { Report } from "../domain/person.ts";
import {
  type Masking,
  NO_MASKING,
  type Preferences,
} from "../domain/preferences.ts";
import type { Send } from "../messaging/client.ts";

/** How a report and a text are masked; loaded when the mode is on. */
interface Masks {
  readonly maskedOnce: (report: Report) => Report;
  readonly emailMaskedOnce: (report: Report) => Report;
  readonly maskedText: (text: string) => string;
}

/** What is read of it. */
type Read = Pick<Preferences, "shareSafe" | "masking">;

const asItIs = <Shown>(shown: Shown): Shown => shown;

/**
 * Whether names and addresses are masked. It comes from the disk in the very reading that brings the first people, so no
 * clear name is ever painted before it; a switch holds here at once, and in the other pages when the worker has kept it.
 */
export const ShareSafeModel = createModel((send: Send) => {
  const kept = signal(false);
  /** What was wished here and is not kept yet. A disk that refuses does not undo it: nothing is shown by itself. */
  const wish = signal<boolean | null>(null);
  /** What whoever manages the browser decided. */
  const masking = signal<Masking>(NO_MASKING);
  const on = computed(() => masking.value.always || (wish.value ?? kept.value));
  const emails = computed(() => masking.value.emails);
  const masksAny = computed(() => on.value || emails.value);
  const masks = signal<Masks | null>(null);
  let asked = 0;
  /** How many switches the worker has kept. */
  let keptTimes = 0;

  effect(() => {
    if (masksAny.value && masks.peek() === null)
      void import("./masked-once.ts").then((loaded) => {
        masks.value = loaded;
      });
  });

  /**
   * To be called before the disk is read; what it gives takes what was read. A reading that began before the worker kept a
   * switch does not know of it: it would show every name until the next one.
   */
  const reading = (): ((preferences: Read) => void) => {
    const before = keptTimes;
    return (preferences) => {
      if (before === keptTimes) kept.value = preferences.shareSafe;
      masking.value = preferences.masking;
    };
  };

  return {
    on,
    /** It cannot be switched off. */
    isDecided: computed(() => masking.value.always),
    /** Addresses of mail are masked, whatever else is. */
    emails,
    /** Gives a report as it may be seen: as it is, or masked. A value, for who reads it to follow the mode: what a method reads does not count. */
    shown: computed((): ((report: Report) => Report) => {
      if (!masksAny.value) return asItIs;
      const loaded = masks.value;
      if (loaded === null) return hiddenReport;
      return on.value ? loaded.maskedOnce : loaded.emailMaskedOnce;
    }),
    /** Gives a text that is not about one person as it may be seen. */
    shownText: computed((): ((text: string) => string) =>
      masksAny.value ? (masks.value?.maskedText ?? (() => HIDDEN)) : asItIs,
    ),
    reading,
    adopt: (preferences: Read): void => reading()(preferences),
    async toggle(): Promise<void> {
      if (masking.peek().always) return;
      const mine = ++asked;
      const next = !on.peek();
      wish.value = next;
      const { ok } = await send({ type: "setShareSafe", on: next });
      if (!ok) return;
      keptTimes++;
      if (mine !== asked) return;
      kept.value = next;
      wish.value = null;
    },
  };
});

export type ShareSafeModel = InstanceType<typeof ShareSafeModel>;
