import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import {
  type Scene,
  type SceneChange,
  rosterAt,
} from "../../../utils/domain/time-travel.ts";
import { playTape } from "../../../utils/storage/time-travel-playing.ts";
import type { TapeLabel } from "../../../utils/storage/time-travel-tape.ts";
import {
  changesSince,
  continueTape,
} from "../../../utils/storage/time-travel-writing.ts";
import { packNumbers } from "../../../utils/storage/varints.ts";
import { NOON, after } from "../../support/builders.ts";
import { anyId, anyList, anyReport } from "../domain/reports.ts";

const anySessions = fc.uniqueArray(
  fc.record({
    person: anyId,
    start: fc.integer({ min: -900, max: 3 }).map((ms) => after(ms)),
    atLeast: fc.boolean(),
  }),
  { selector: ({ person }) => person, maxLength: 4 },
);

const anyChange = fc.record({
  laterMs: fc.oneof(fc.nat(9), fc.nat(9 * MINUTE)),
  upserts: fc.uniqueArray(anyReport, {
    selector: ({ id }) => id,
    maxLength: 4,
  }),
  // Of whom nothing is said in the same change.
  removals: fc.uniqueArray(anyId, { maxLength: 3 }),
  running: anySessions,
  gone: fc.uniqueArray(anyId, { maxLength: 2 }),
});

const copyOf = ({ reports, running }: Scene) => ({
  reports: new Map(reports),
  running: new Map(running),
});

it("A tape plays at every moment what was put on it, wherever it was gone on with", () => {
  fc.assert(
    fc.property(
      anyList,
      anySessions,
      fc.array(anyChange, { minLength: 1, maxLength: 12 }),
      fc.nat(6),
      fc.nat(12),
      (list, sessions, told, beginsAt, pausesAt) => {
        const base: Scene = {
          reports: new Map(list.map((report) => [report.id, report])),
          running: new Map(
            sessions.map(({ person, ...session }) => [person, session]),
          ),
        };
        const ids = [...base.reports.keys()];
        let at = NOON;
        const changes = told.map(({ laterMs, ...rest }): SceneChange => {
          at = after(laterMs, at);
          const changed = new Set(rest.upserts.map(({ id }) => id));
          const going = new Set(rest.running.map(({ person }) => person));
          return {
            at,
            ...rest,
            removals: rest.removals.filter((id) => !changed.has(id)),
            gone: rest.gone.filter((id) => !going.has(id)),
          };
        });
        // The keyframe is older than the tape: what changed in between comes first.
        const before = changes.slice(0, beginsAt);
        const taped = changes.slice(beginsAt);
        const begin = before.at(-1)?.at ?? NOON;
        const scene = copyOf(rosterAt(base, before, begin));
        const first = continueTape(ids, copyOf(base), null);
        first.add(changesSince(copyOf(base), scene, begin));
        for (const change of taped.slice(0, pausesAt)) first.add(change);
        const paused = copyOf(
          rosterAt(base, changes.slice(0, beginsAt + pausesAt), at),
        );
        const second = continueTape(ids, paused, first.changes());
        for (const change of taped.slice(pausesAt)) second.add(change);
        const level = { revision: 1, at: begin, online: 0 };
        const label: TapeLabel = {
          base: 0,
          from: level,
          to: level,
          at: packNumbers(
            taped.map(
              (change, index) => change.at - (taped[index - 1]?.at ?? begin),
            ),
          ),
          online: packNumbers([]),
        };
        for (const moment of [begin, ...taped.map((change) => change.at)]) {
          const played = playTape(
            { ids, scene: copyOf(base) },
            label,
            second.changes(),
            moment,
          );
          const expected = rosterAt(base, changes, moment);
          expect(played.reports).toEqual(expected.reports);
          expect(played.running).toEqual(expected.running);
        }
      },
    ),
    { numRuns: 300 },
  );
});
