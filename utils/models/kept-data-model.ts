import { computed, createModel, effect, signal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { type LocalInstant, SECOND, instant } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import {
  type ChosenRetention,
  DEFAULT_RETENTION,
  RETENTION_GRACE_MS,
  RETENTION_KINDS,
  type Retention,
  sameRetention,
  shortens,
} from "../domain/retention.ts";
import {
  type Loss,
  type StoredUse,
  lossBy,
  readRetention,
} from "../domain/stored-use.ts";
import type { Send } from "../messaging/client.ts";

/** What the disk says of keeping; `applied`: what held for each connection when old things were last looked after. */
export interface KeptSettings {
  readonly chosen: ChosenRetention;
  readonly applied: readonly Retention[];
  readonly sources: readonly {
    readonly id: SourceId;
    readonly name: string;
  }[];
}

export interface KeptDataPorts {
  readonly read: () => Promise<Result<KeptSettings, Failure>>;
  readonly measure: () => Promise<Result<StoredUse, Failure>>;
  /** What the browser says that all of it takes, bytes; null: it does not say. */
  readonly estimate: () => Promise<number | null>;
  /** What whoever manages the browser decided. */
  readonly policy: () => Promise<Partial<Retention>>;
  readonly send: Send;
  readonly now: () => LocalInstant;
  /** Calls until the returned function is called. */
  readonly every: (ms: number, call: () => void) => () => void;
}

type Typed = Readonly<Record<keyof Retention, string>>;

const LOOK_EVERY_MS = 5 * SECOND;
/** Measuring reads everything. */
const MEASURE_EVERY_MS = 60 * SECOND;

/** What is kept, for how long, and what it takes: on the page of settings. */
export const KeptDataModel = createModel((ports: KeptDataPorts) => {
  const settings = signal<KeptSettings | null>(null);
  const typed = signal<Partial<Typed>>({});
  const locked = signal<Partial<Retention>>({});
  const use = signal<StoredUse | null>(null);
  const total = signal<number | null>(null);
  const failure = signal<Failure | null>(null);
  const busy = signal(false);
  const erased = signal(false);
  const erasing = signal(false);
  let measuredAt = Number.NEGATIVE_INFINITY;

  const chosen = computed<Retention>(() => ({
    ...(settings.value?.chosen.retention ?? DEFAULT_RETENTION),
    ...locked.value,
  }));
  const draft = computed<Typed>(() => ({
    ...typedOf(chosen.value),
    ...typed.value,
  }));
  /** Null: what is typed cannot be kept to. */
  const wanted = computed<Retention | null>(() => {
    const { detailDays, rollupMonths, travelHours } = draft.value;
    const days = readRetention("detailDays", detailDays);
    const months = readRetention("rollupMonths", rollupMonths);
    const hours = readRetention("travelHours", travelHours);
    return days === null || months === null || hours === null
      ? null
      : { detailDays: days, rollupMonths: months, travelHours: hours };
  });
  const isChanged = computed(
    () => wanted.value === null || !sameRetention(wanted.value, chosen.value),
  );

  const lossOf = (retention: Retention): Loss | null =>
    use.value && lossBy(use.value, retention, instant(ports.now()));

  /** What is chosen and not yet carried out everywhere. */
  const pending = computed(() => {
    const kept = settings.value;
    const before = kept?.chosen.before ?? null;
    if (kept === null || before === null) return null;
    const { retention } = kept.chosen;
    const isDone = kept.applied.every((one) => !shortens(one, retention));
    if (isDone) return null;
    const loss = lossOf(retention);
    const { travelHours } = retention;
    return { from: before.at + RETENTION_GRACE_MS, loss, travelHours };
  });

  const measure = async (): Promise<void> => {
    measuredAt = ports.now();
    const measured = await ports.measure();
    if (measured.ok) use.value = measured.value;
    else failure.value = measured.failure;
  };

  const look = async (): Promise<void> => {
    const [kept, policy, all] = await Promise.all([
      ports.read(),
      ports.policy(),
      ports.estimate(),
    ]);
    total.value = all;
    locked.value = policy;
    if (kept.ok) settings.value = kept.value;
    failure.value = kept.ok ? null : kept.failure;
    if (Math.abs(ports.now() - measuredAt) >= MEASURE_EVERY_MS) await measure();
  };

  const tell = async (
    asked: () => Promise<Result<null, Failure>>,
  ): Promise<boolean> => {
    if (busy.peek()) return false;
    busy.value = true;
    const done = await asked();
    if (done.ok) {
      typed.value = {};
      measuredAt = Number.NEGATIVE_INFINITY;
    }
    await look();
    if (!done.ok) failure.value = done.failure;
    busy.value = false;
    return done.ok;
  };

  const keep = (retention: Retention): Promise<boolean> =>
    tell(() => ports.send({ type: "saveRetention", retention }));

  effect(() => ports.every(LOOK_EVERY_MS, () => void look()));

  return {
    draft,
    locked: computed(() => locked.value),
    use: computed(() => use.value),
    total: computed(() => total.value),
    failure: computed(() => failure.value),
    busy: computed(() => busy.value),
    erased: computed(() => erased.value),
    erasing: computed(() => erasing.value),
    sources: computed(() => settings.value?.sources ?? []),
    isChanged,
    pending,
    problems: computed(() =>
      RETENTION_KINDS.filter(
        (kind) => readRetention(kind, draft.value[kind]) === null,
      ),
    ),
    /** What saving what is typed would delete; null: nothing is typed that can be saved, or it was not measured yet. */
    preview: computed(() =>
      isChanged.value && wanted.value !== null ? lossOf(wanted.value) : null,
    ),
    look,
    edit: (kind: keyof Retention, text: string): void => {
      typed.value = { ...typed.peek(), [kind]: text };
    },
    reset: (): void => {
      typed.value = {};
    },
    async save(): Promise<void> {
      const retention = wanted.peek();
      if (retention !== null) await keep(retention);
    },
    async undo(): Promise<void> {
      const before = settings.peek()?.chosen.before ?? null;
      if (before !== null) await keep(before.retention);
    },
    async eraseAll(): Promise<void> {
      erased.value = false;
      erasing.value = true;
      erased.value = await tell(() => ports.send({ type: "eraseAll" }));
      erasing.value = false;
    },
  };
});

export type KeptDataModel = InstanceType<typeof KeptDataModel>;

const typedOf = ({
  detailDays,
  rollupMonths,
  travelHours,
}: Retention): Typed => ({
  detailDays: String(detailDays),
  rollupMonths: String(rollupMonths),
  travelHours: String(travelHours),
});
