import type { PersonId, SourceId } from "../../../utils/domain/ids.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { listedId } from "../../../utils/domain/listed-id.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { ok } from "../../../utils/domain/result.ts";
import type { ChangeNotice } from "../../../utils/messaging/changes.ts";
import { openScopes } from "../../../utils/models/page-scopes.ts";
import type { Reader } from "../../../utils/storage/reader.ts";
import { newClock, newDisk, newOutside } from "./page-world.ts";

// A page imports it late; a test may be over before it is read for the first time.
import "../../../utils/models/open-connections.ts";

/** A page over the disk of two connections, Acme and Beta, each with a clock and a list of its own. */
export const ACME = sourceId("acme");
export const BETA = sourceId("beta");

type Disk = ReturnType<typeof newDisk>;

/** One disk of several: each call goes to the one that is asked for. */
const together = (
  disks: ReadonlyMap<SourceId, Disk>,
  shown: () => SourceId | null,
): Reader => {
  const of = (source: SourceId): Reader => {
    const disk = disks.get(source);
    if (disk === undefined) throw new Error(`Nobody has ${source}.`);
    return disk.reader;
  };
  const [first] = disks.values();
  if (first === undefined) throw new Error("There is no disk.");
  return {
    ...first.reader,
    glance: async () => {
      const read = await Promise.all(
        [...disks.values()].map(({ reader }) => reader.glance()),
      );
      const sources = read.flatMap((one) => (one.ok ? one.value.sources : []));
      const preferences = { ...DEFAULT_PREFERENCES, shown: shown() };
      return ok({ sources, preferences });
    },
    journal: (source) => of(source).journal(source),
    since: (source, ...asked) => of(source).since(source, ...asked),
    ended: (source, ...asked) => of(source).ended(source, ...asked),
    coverage: (source, ...asked) => of(source).coverage(source, ...asked),
    stays: (source, ...asked) => of(source).stays(source, ...asked),
    personRecent: (source, ...asked) =>
      of(source).personRecent(source, ...asked),
    personDay: (source, ...asked) => of(source).personDay(source, ...asked),
    watches: (source) => of(source).watches(source),
  };
};

export const newSeveral = (
  surface: "popup" | "panel" | "dashboard" = "popup",
) => {
  const clock = newClock();
  const acme = newDisk(clock, ACME);
  const beta = newDisk(clock, BETA);
  acme.setSource({ name: "Acme" });
  beta.setSource({ name: "Beta", address: "https://beta.test/rollcall" });
  let kept: SourceId | null = null;
  const reader = together(
    new Map([
      [ACME, acme],
      [BETA, beta],
    ]),
    () => kept,
  );
  const { ports, sent, notes } = newOutside(clock, reader);
  const scopes = openScopes(surface, {
    ...ports,
    send: (async (command: { type: string; source?: SourceId | null }) => {
      if (command.type === "setShown") kept = command.source ?? null;
      return ports.send(command as never);
      // CAST: what it answers is what the outside answers.
    }) as typeof ports.send,
  });
  const models = () => scopes.shown.value;
  /** Ids as they stand in the list, top down. */
  const listed = (): readonly PersonId[] => {
    const rows = models().list.rows.value;
    return [...(rows?.slots ?? [])].flatMap(
      (slot) => rows?.people.index.reports[slot]?.id ?? [],
    );
  };
  const report = (source: SourceId, person: PersonId): Report => {
    const { index } = models().list.rows.value?.people ?? {};
    const slot = index?.slots.get(listedId(source, person));
    const found = slot === undefined ? undefined : index?.reports[slot];
    if (found === undefined) throw new Error(`${person} is not listed.`);
    return found;
  };
  return {
    ...{ clock, acme, beta, scopes, models, listed, report, sent, notes },
    open: () => void models().roster.open(),
    hear: (notice: ChangeNotice) => void models().roster.hear(notice),
    catchUp: () => void models().roster.catchUp(),
  };
};
