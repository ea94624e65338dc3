import {
  type ReadonlySignal,
  batch,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Preferences } from "../domain/preferences.ts";
import type { ChangeNotice } from "../messaging/changes.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import type { SourceState } from "../storage/records.ts";
import { namingAlong } from "./page-naming.ts";
import {
  type People,
  peopleAfter,
  peopleNamed,
  peopleOfJournal,
  peopleOfScreen,
  reaches,
} from "./people.ts";

export interface RosterPorts {
  readonly reader: Reader;
  /** Resolves when what was rendered is on the screen. */
  readonly afterPaint: () => Promise<void>;
  /** Called before a reading; what it gives is called before the people of that reading are shown. */
  readonly takePreferences: () => (preferences: Preferences) => void;
}

type Wish = "nothing" | "missing" | "everything";

/**
 * What the disk knows of the platform: first its glance and first screen, then the whole list, then only what came
 * after. Readings never overlap; however many notices come meanwhile, one more reading answers them all.
 */
export const RosterModel = createModel((ports: RosterPorts) => {
  const opened = signal(false);
  const failure = signal<Failure | null>(null);
  const glance = signal<SourceGlance | null>(null);
  const people = signal<People | null>(null);
  const naming = namingAlong(glance);
  let wish: Wish = "nothing";
  let running: Promise<void> | null = null;

  const readGlance = async (): Promise<void> => {
    const take = ports.takePreferences();
    const reading = await ports.reader.glance();
    batch(() => {
      failure.value = reading.ok ? null : reading.failure;
      if (!reading.ok) return;
      take(reading.value.preferences);
      const first = reading.value.sources[0] ?? null;
      if (!isSameList(glance.peek(), first)) people.value = null;
      glance.value = first;
      const screen = first?.firstScreen ?? null;
      const nameOf = naming.value;
      if (people.value !== null)
        people.value = peopleNamed(people.value, nameOf);
      else if (screen !== null) people.value = peopleOfScreen(screen, nameOf);
      opened.value = true;
    });
  };

  const readJournal = async (source: SourceId): Promise<void> => {
    const reading = await ports.reader.journal(source);
    failure.value = reading.ok ? null : reading.failure;
    if (!reading.ok) return;
    // Not observed yet: what there is to say stands in the connection.
    if (reading.value === null) return readGlance();
    const { state } = reading.value;
    const next = peopleOfJournal(reading.value, naming.peek());
    const seen = glance.peek();
    // Written since the glance was read: what the connection became then is still to be read.
    if (seen?.state?.receivedAt !== state.receivedAt && wish === "nothing")
      wish = "missing";
    batch(() => {
      if (seen !== null) glance.value = { ...seen, state };
      people.value = peopleNamed(next, naming.peek());
    });
  };

  const readMissing = async (source: SourceId): Promise<void> => {
    const have = people.peek();
    const seen = glance.peek();
    if (seen === null || !have?.whole) return readJournal(source);
    const reading = await ports.reader.since(source, have.revision);
    failure.value = reading.ok ? null : reading.failure;
    if (!reading.ok) return;
    const { state, connection, deltas } = reading.value;
    // The source is gone, or was erased.
    if (state === null) return readGlance();
    // It came of newer settings than these.
    if (state.generation > seen.source.generation) {
      wish = "everything";
      return;
    }
    const next = { ...seen, state: withKeptInfo(state, seen), connection };
    if (deltas === null || !reaches(deltas, have.revision, state.revision)) {
      glance.value = next;
      return readJournal(source);
    }
    const changed =
      deltas.length === 0 ? have : peopleAfter(have, deltas, state.revision);
    batch(() => {
      glance.value = next;
      people.value = peopleNamed(changed, naming.peek());
    });
  };

  const readEverything = async (): Promise<void> => {
    await readGlance();
    const source = glance.peek()?.source.id;
    if (source === undefined) return;
    await ports.afterPaint();
    await readMissing(source);
  };

  const fulfil = async (): Promise<void> => {
    while (wish !== "nothing") {
      const source = glance.peek()?.source.id;
      const everything = wish === "everything" || source === undefined;
      wish = "nothing";
      await (everything ? readEverything() : readMissing(source));
    }
    running = null;
  };

  const want = (next: Wish): Promise<void> => {
    if (wish !== "everything") wish = next;
    running ??= fulfil();
    return running;
  };

  return {
    opened: readonly(opened),
    failure: readonly(failure),
    glance: readonly(glance),
    naming,
    /** The disk was read, and there is no connection on it. */
    unconnected: computed(() => opened.value && glance.value === null),
    people: readonly(people),
    /** Reads all that there is; also what "Try again" does after the disk failed. */
    open: () => want("everything"),
    /** Reads all that may be another: when the page was hidden and may have missed a notice. */
    catchUp: () => want("everything"),
    hear: (notice: ChangeNotice): Promise<void> =>
      want(
        notice.source === null || notice.source !== glance.peek()?.source.id
          ? "everything"
          : "missing",
      ),
  };
});

export type RosterModel = InstanceType<typeof RosterModel>;

const readonly = <Value>(
  source: ReadonlySignal<Value>,
): ReadonlySignal<Value> => computed(() => source.value);

/** What the platform says of itself is the same object until it says it anew: what is shown of it is not rendered again. */
const withKeptInfo = (
  state: SourceState,
  { state: seen }: SourceGlance,
): SourceState =>
  seen !== null && seen.infoAt === state.infoAt
    ? { ...state, info: seen.info }
    : state;

/** The same platform under the same settings: what is on the screen may stay until the next reading. */
const isSameList = (a: SourceGlance | null, b: SourceGlance | null): boolean =>
  a?.source.id === b?.source.id && a?.source.address === b?.source.address;
