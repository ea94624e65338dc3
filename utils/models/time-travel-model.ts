import {
  type ReadonlySignal,
  batch,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { type Instant, MINUTE } from "../domain/instant.ts";
import type { Scene } from "../domain/time-travel.ts";
import {
  type Difference,
  differenceBetween,
} from "../domain/time-travel-difference.ts";
import type { Reader } from "../storage/reader.ts";
import type { TimeTravelReader } from "../storage/time-travel-window.ts";
import {
  type KeptWindow,
  type Seen,
  beside,
  momentIn,
  placeIn,
  seenAt,
  textOf,
  within,
} from "./time-travel-moments.ts";

export interface TimeTravelPorts {
  readonly reader: Pick<Reader, "timeTravel">;
  readonly source: SourceId;
  /** What is asked of the page, and how to ask for something else. */
  readonly query: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly ask: (query: Readonly<Record<string, string>>) => void;
}

interface Shown {
  readonly at: Instant;
  readonly scene: Scene;
}

/** The moment that somebody travels to, and the list as it was then. Of many wishes in a row the last one is fulfilled. */
export const TimeTravelModel = createModel((ports: TimeTravelPorts) => {
  const reader: Promise<TimeTravelReader> = ports.reader.timeTravel(
    ports.source,
  );
  const window = signal<KeptWindow | null>(null);
  const opened = signal(false);
  const failure = signal<Failure | null>(null);
  const shown = signal<Shown | null>(null);
  const compared = signal<Shown | null>(null);
  let running: Promise<void> | null = null;
  let isWished = false;

  /** Null: the newest moment, whichever that is. */
  const chosen = computed(() => momentIn(ports.query.value["at"]));
  const at = computed((): Instant | null =>
    placeIn(window.value, chosen.value),
  );
  const other = computed((): Instant | null =>
    window.value === null || ports.query.value["with"] === undefined
      ? null
      : placeIn(window.value, momentIn(ports.query.value["with"])),
  );

  const read = async (moment: Instant): Promise<Shown | null> => {
    const kept = window.peek();
    if (kept === null) return null;
    const scene = await (await reader).sceneAt(kept, moment);
    failure.value = scene.ok ? null : scene.failure;
    return scene.ok && scene.value !== null
      ? { at: moment, scene: scene.value }
      : null;
  };

  const fulfil = async (): Promise<void> => {
    while (isWished) {
      isWished = false;
      const [moment, second] = [at.peek(), other.peek()];
      if (moment !== null && moment !== shown.peek()?.at)
        shown.value = (await read(moment)) ?? shown.peek();
      if (second === null) compared.value = null;
      else if (second !== compared.peek()?.at)
        compared.value = await read(second);
    }
  };

  const look = (): Promise<void> => {
    isWished = true;
    running ??= fulfil().finally(() => {
      running = null;
      if (isWished) void look();
    });
    return running;
  };

  const readWindow = async (): Promise<void> => {
    const kept = await (await reader).window();
    batch(() => {
      failure.value = kept.ok ? null : kept.failure;
      if (kept.ok) window.value = kept.value;
      opened.value = true;
    });
    await look();
  };

  const ask = (change: Readonly<Record<string, string>>): void => {
    ports.ask({ ...ports.query.peek(), ...change });
    void look();
  };

  return {
    opened: computed(() => opened.value),
    failure: computed(() => failure.value),
    window: computed(() => window.value),
    /** The moment that was chosen; null: nothing is kept. */
    at,
    /** The second moment, to compare with; null: none is. */
    other,
    isNewest: computed(() => chosen.value === null),
    /** The scene on the screen, which may be that of a moment before. */
    shown: computed(() => shown.value),
    seen: computed((): Seen | null => {
      const moment = shown.value?.at;
      return moment === undefined || window.value === null
        ? null
        : seenAt(window.value, moment);
    }),
    /** From the earlier to the later moment; null: there is none, or it is still being read. */
    difference: computed(
      (): {
        readonly from: Instant;
        readonly to: Instant;
        readonly difference: Difference;
      } | null => {
        const [a, b] = [shown.value, compared.value];
        if (a === null || b === null || other.value === null) return null;
        const [first, last] = a.at <= b.at ? [a, b] : [b, a];
        return {
          from: first.at,
          to: last.at,
          difference: differenceBetween(first.scene, last.scene),
        };
      },
    ),
    /** Reads what is kept, and the list at the chosen moment. */
    open: readWindow,
    /** The address shows something else. */
    look,
    choose: (moment: Instant): void => ask({ at: textOf(moment) }),
    now: (): void => {
      ask({ at: "" });
      void readWindow();
    },
    /** By so many ms, or to the next or the one before of the kept revisions. */
    step(by: number | "next" | "previous"): void {
      const kept = window.peek();
      const moment = at.peek();
      if (kept === null || moment === null) return;
      const next =
        typeof by === "number" ? moment + by : beside(kept, moment, by);
      if (next !== null) ask({ at: textOf(within(kept, next)) });
    },
    compare(moment: Instant | null): void {
      ask({ with: moment === null ? "" : textOf(moment) });
    },
    /** Begins to compare with a while before. */
    startComparing(): void {
      const [kept, moment] = [window.peek(), at.peek()];
      if (kept === null || moment === null) return;
      ask({ with: textOf(within(kept, moment - 10 * MINUTE)) });
    },
  };
});

export type TimeTravelModel = InstanceType<typeof TimeTravelModel>;
