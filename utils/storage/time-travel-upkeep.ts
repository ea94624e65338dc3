import { HOUR, type Instant, MINUTE } from "../domain/instant.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Connected } from "./database.ts";
import { deltasAfter } from "./journal-reading.ts";
import { isCurrent } from "./settings.ts";
import { type TapePlace, levelsUpTo, nextPlace } from "./time-travel-place.ts";
import { playTape } from "./time-travel-playing.ts";
import { changeOf, readBase } from "./time-travel-scene.ts";
import {
  CHANGES,
  LABEL,
  type Level,
  type TapeChanges,
  type TapeLabel,
} from "./time-travel-tape.ts";
import {
  type TapeWriter,
  changesSince,
  continueTape,
} from "./time-travel-writing.ts";
import { writeAtOnce } from "./transaction.ts";
import { packNumbers, unpackNumbers } from "./varints.ts";

/** Deltas are put on tape when so much time has passed since the last of it. */
const EVERY_MS = 15 * MINUTE;
/** A tape is about as much as this. */
const LONGEST_MS = HOUR;
/** Deltas that are read at once. */
const SOME = 20;

type Source = Pick<SourceRecord, "id" | "generation">;

/**
 * Puts on tape what the journal does not need any more for the list itself: everything up to its keyframe. May end at any
 * point: a tape is written in one transaction, and the next run goes on from there.
 * @param serverNow the platform's clock
 */
export const putOnTape = async (
  connected: Connected,
  source: Source,
  serverNow: Instant,
): Promise<void> => {
  for (;;) {
    const place = await nextPlace(connected, source.id, LONGEST_MS);
    if (place === null || serverNow - place.begin.at < EVERY_MS) return;
    if (!(await tapeFrom(connected, source, place))) return;
  }
};

/** @returns false: nothing was written */
const tapeFrom = async (
  connected: Connected,
  source: Source,
  place: TapePlace,
): Promise<boolean> => {
  const { id } = source;
  const { begin, open, limit } = place;
  const base = await readBase(
    connected.transaction(["keyframes", "runningFrames"]),
    id,
    place.base,
  );
  const written = await changesOf(connected, id, place.last);
  const scene =
    place.last === null || written === null || place.base === begin.revision
      ? copyOf(base.scene)
      : playTape(base, place.last, written, begin.at);
  const writer = continueTape(
    base.ids,
    open === null ? copyOf(base.scene) : scene,
    open === null ? null : written,
  );
  if (open === null) writer.add(changesSince(base.scene, scene, begin.at));
  const from = open?.from ?? begin;
  const levels = await addDeltas(connected, id, writer, {
    after: begin.revision,
    limit,
    until: from.at + LONGEST_MS,
  });
  const to = levels.at(-1);
  if (to === undefined) return false;
  const label: TapeLabel = {
    base: place.base,
    from,
    to,
    ...columnsOf(open, begin, levels),
  };
  return writeTape(connected, source, place, label, writer.changes());
};

/** Adds deltas until the tape is long enough; @returns the levels of what was added. */
const addDeltas = async (
  connected: Connected,
  source: Source["id"],
  writer: TapeWriter,
  {
    after,
    limit,
    until,
  }: { readonly after: number; readonly limit: number; readonly until: number },
): Promise<readonly Level[]> => {
  const levels = await levelsUpTo(connected, source, after, limit);
  const added: Level[] = [];
  while (added.length < levels.length) {
    const last = added.at(-1)?.revision ?? after;
    const deltas = await connected.getAll(
      "deltas",
      deltasAfter(source, last),
      SOME,
    );
    if (deltas.length === 0) break;
    for (const delta of deltas) {
      const level = levels[added.length];
      const isDone =
        level === undefined || (added.length > 0 && level.at >= until);
      if (isDone || level.revision !== delta.revision) return added;
      writer.add(changeOf(delta, level));
      added.push(level);
    }
  }
  return added;
};

const columnsOf = (
  open: TapeLabel | null,
  begin: Level,
  levels: readonly Level[],
): Pick<TapeLabel, "at" | "online"> => {
  const all = [begin, ...levels];
  const steps = (key: "at" | "online"): readonly number[] => [
    ...(open === null ? [] : unpackNumbers(open[key])),
    ...levels.map((level, index) => level[key] - (all[index]?.[key] ?? 0)),
  ];
  return {
    at: packNumbers(steps("at")),
    online: packNumbers(steps("online")),
  };
};

const copyOf = ({ reports, running }: ReturnType<typeof playTape>) => ({
  reports: new Map(reports),
  running: new Map(running),
});

const changesOf = async (
  connected: Connected,
  source: Source["id"],
  label: TapeLabel | null,
): Promise<TapeChanges | null> => {
  if (label === null) return null;
  const record = await connected.get("past", [
    source,
    label.from.revision,
    CHANGES,
  ]);
  return record !== undefined && "bytes" in record ? record : null;
};

/** Nothing is written of a source that is gone or began anew, nor where another run was faster. */
const writeTape = (
  connected: Connected,
  source: Source,
  { begin }: TapePlace,
  label: TapeLabel,
  changes: TapeChanges,
): Promise<boolean> =>
  writeAtOnce(connected, ["settings", "past", "levels"], async (tx) => {
    const { id } = source;
    const past = tx.objectStore("past");
    const levels = tx.objectStore("levels");
    const key = (kind: number): [string, number, number] => [
      id,
      label.from.revision,
      kind,
    ];
    const [isStill, first] = await Promise.all([
      isCurrent(tx.objectStore("settings"), source),
      levels.getKey(IDBKeyRange.bound([id, begin.revision], [id, []], true)),
    ]);
    const isNext = first?.[1] === begin.revision + 1;
    if (!isStill || !isNext) return false;
    await Promise.all([
      past.put(label, key(LABEL)),
      past.put(changes, key(CHANGES)),
      levels.delete(IDBKeyRange.bound([id], [id, label.to.revision])),
    ]);
    return true;
  });
