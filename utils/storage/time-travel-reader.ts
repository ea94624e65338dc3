import type { SourceId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/instant.ts";
import { clippedTo } from "../domain/spans.ts";
import {
  type Scene,
  type SceneChange,
  rosterAt,
} from "../domain/time-travel.ts";
import type { Connected, Database } from "./database.ts";
import { deltasAfter, rangeOf } from "./journal-reading.ts";
import { beginningOf, labelsIn, levelsUpTo } from "./time-travel-place.ts";
import { type TapeBase, playTape } from "./time-travel-playing.ts";
import { changeOf, readBase } from "./time-travel-scene.ts";
import {
  CHANGES,
  type Level,
  type TapeChanges,
  type TapeLabel,
} from "./time-travel-tape.ts";
import type { TimeTravelReader, TravelWindow } from "./time-travel-window.ts";
import { unpackNumbers } from "./varints.ts";

const STORES = ["states", "past", "keyframes", "levels", "coverage"] as const;

/** Tapes that stay in memory: the ones around where somebody drags. */
const TAPES = 4;
const BASES = 2;

export const openTimeTravel = (
  db: Database,
  source: SourceId,
): TimeTravelReader => {
  const bases = keptLast<TapeBase>(BASES);
  const tapes = keptLast<TapeChanges | null>(TAPES);
  /** What is not on tape: read once, and then only what came. */
  let fresh: { readonly after: number; readonly changes: SceneChange[] } = {
    after: -1,
    changes: [],
  };
  let freshUpTo = -1;

  const baseOf = (connected: Connected, revision: number): Promise<TapeBase> =>
    bases(String(revision), () =>
      readBase(
        connected.transaction(["keyframes", "runningFrames"]),
        source,
        revision,
      ),
    );

  const sceneOfTape = async (
    connected: Connected,
    label: TapeLabel,
    at: Instant,
  ): Promise<Scene | null> => {
    const { base, from, to } = label;
    const [standsOn, changes] = await Promise.all([
      baseOf(connected, base),
      tapes(`${from.revision} ${to.revision}`, async () => {
        const key: [string, number, number] = [source, from.revision, CHANGES];
        const record = await connected.get("past", key);
        return record !== undefined && "bytes" in record ? record : null;
      }),
    ]);
    return changes === null ? null : playTape(standsOn, label, changes, at);
  };

  const readFresh = async (
    connected: Connected,
    after: number,
    upTo: number,
  ): Promise<readonly SceneChange[]> => {
    if (fresh.after !== after) {
      fresh = { after, changes: [] };
      freshUpTo = after;
    }
    if (freshUpTo >= upTo) return fresh.changes;
    const [levels, deltas] = await Promise.all([
      levelsUpTo(connected, source, freshUpTo, upTo),
      connected.getAll("deltas", deltasAfter(source, freshUpTo)),
    ]);
    const byRevision = new Map(deltas.map((delta) => [delta.revision, delta]));
    for (const level of levels) {
      const delta = byRevision.get(level.revision);
      if (delta === undefined || level.revision <= freshUpTo) continue;
      fresh.changes.push(changeOf(delta, level));
      freshUpTo = level.revision;
    }
    return fresh.changes;
  };

  return {
    window: () => db.use((connected) => readWindow(connected, source)),
    sceneAt: ({ labels, levels }, at) =>
      db.use(async (connected) => {
        const [first] = levels;
        const newest = levels.at(-1);
        if (first === undefined || newest === undefined || at < first.at)
          return null;
        const label = labels.findLast(({ from }) => from.at <= at);
        if (
          label !== undefined &&
          (label !== labels.at(-1) || at < label.to.at)
        )
          return sceneOfTape(connected, label, at);
        const after = label?.to.revision ?? first.revision;
        const scene =
          label === undefined
            ? (await baseOf(connected, first.revision)).scene
            : await sceneOfTape(connected, label, label.to.at);
        if (scene === null) return null;
        const changes = await readFresh(connected, after, newest.revision);
        return rosterAt(scene, changes, at);
      }),
  };
};

const readWindow = async (
  connected: Connected,
  source: SourceId,
): Promise<TravelWindow | null> => {
  const tx = connected.transaction(STORES);
  const [state, labels, spans] = await Promise.all([
    tx.objectStore("states").get(source),
    labelsIn(tx.objectStore("past"), source),
    tx.objectStore("coverage").getAll(rangeOf(source)),
  ]);
  if (state?.anchor === undefined) return null;
  const begin =
    labels.at(-1)?.to ?? (await beginningOf(tx, source, state.anchor));
  const fresh = await tx
    .objectStore("levels")
    .getAll(IDBKeyRange.bound([source, begin.revision], [source, []], true));
  const levels = [
    ...labels.flatMap(levelsOn),
    ...(labels.length === 0 ? [begin] : []),
    ...fresh,
  ];
  const { running } = state.watch.coverage;
  const from = levels[0]?.at ?? begin.at;
  const to = running?.to ?? begin.at;
  // What the platform told afterwards of a time is no list that we saw.
  const seen = spans.filter((span) => span.told !== true);
  return {
    levels,
    labels,
    observed: clippedTo([...seen, ...(running === null ? [] : [running])], {
      from,
      to,
    }),
    from,
    to,
  };
};

/** The levels of a tape: where it begins, where nothing came before it, and each of its revisions. */
const levelsOn = (label: TapeLabel, index: number): readonly Level[] => {
  const { revision } = label.from;
  let { at, online }: { at: number; online: number } = label.from;
  const people = unpackNumbers(label.online);
  const later = Array.from(unpackNumbers(label.at), (ms, place) => {
    at += ms;
    online += people[place] ?? 0;
    return { revision: revision + place + 1, at: instant(at), online };
  });
  return index === 0 ? [label.from, ...later] : later;
};

/** Remembers the latest few of what it read. */
const keptLast = <Value>(most: number) => {
  const known = new Map<string, Promise<Value>>();
  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    const value = known.get(key) ?? read();
    known.delete(key);
    known.set(key, value);
    // What failed is read again.
    value.catch(() => known.delete(key));
    for (const oldest of [...known.keys()].slice(0, -most))
      known.delete(oldest);
    return value;
  };
};
