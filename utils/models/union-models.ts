import { type ReadonlySignal, createModel } from "@preact/signals";
import type { SourceId } from "../domain/ids.ts";
import { takenApart } from "../domain/listed-id.ts";
import type { CopyModel } from "./copy-model.ts";
import type { PagePorts } from "./page-ports.ts";
import type { SharedModels } from "./shared-models.ts";
import type { SourceModels } from "./source-models.ts";
import { UnionActions } from "./union-actions.ts";
import type { Member } from "./union-member.ts";
import { UnionNumbers } from "./union-numbers.ts";
import { ownReport } from "./union-people.ts";
import { unionRadar } from "./union-radar.ts";
import { UnionRoster } from "./union-roster.ts";
import { UnionTime } from "./union-time.ts";
import { UnionWatch } from "./union-watch.ts";

/** Several connections as if they were one: each person is judged by, and each command goes to, their own. */
export const unionModels = (
  members: ReadonlySignal<readonly Member[]>,
  shared: SharedModels,
  { openOptions, openDashboard }: PagePorts,
): SourceModels => {
  const { clock, ticketBeside } = shared;
  const sourceOf = (id: SourceId | undefined): SourceModels | undefined =>
    members.peek().find((one) => one.id === id)?.source;
  const roster = new UnionRoster(members);
  const { people } = roster;
  return {
    roster,
    time: new UnionTime({
      ...{ members, now: clock.now },
      running: (id) => people.peek()?.running.get(id),
    }),
    numbers: new UnionNumbers(members),
    radar: unionRadar(members),
    actions: new UnionActions({ members, openOptions, openDashboard }),
    copying: new UnionCopying(shared, sourceOf),
    watch: new UnionWatch({ members, ticket: ticketBeside }),
    historyOf: async (id) => {
      const { source, person } = takenApart(id);
      const own = sourceOf(source);
      if (own === undefined) throw new Error(`There is no ${source} any more.`);
      return own.historyOf(person);
    },
  };
};

/** A note says what a person's own connection has of them. */
const UnionCopying = createModel(
  (
    { copied, preferences }: SharedModels,
    sourceOf: (id: SourceId | undefined) => SourceModels | undefined,
  ): Omit<CopyModel, typeof Symbol.dispose> => ({
    state: copied,
    format: preferences.noteFormat,
    copy: async (report, format) => {
      const { from, own } = report;
      if (own !== undefined)
        await sourceOf(from?.source)?.copying.copy(
          ownReport(report, own),
          format,
        );
    },
    dismiss: () => {
      copied.value = { kind: "idle" };
    },
  }),
);
