import { type ReadonlySignal, computed } from "@preact/signals";
import { harmless } from "../domain/harmless.ts";
import { formatNumber, t } from "../i18n.ts";
import type { Connections } from "./connections-model.ts";
import type { PageModels, Several } from "./page-models.ts";
import type { TimeModel } from "./time-model.ts";
import type { Member } from "./union-member.ts";
import { ownReport } from "./union-people.ts";

interface SeveralPorts {
  readonly page: PageModels;
  readonly connections: ReadonlySignal<Connections | null>;
  readonly members: ReadonlySignal<readonly Member[]>;
  /** The connection whose page it is; null: the page of all. */
  readonly member: Member | null;
}

/** How a page of one of several connections, or of all of them, deals with the others. */
export const severally = ({
  page,
  connections,
  members,
  member,
}: SeveralPorts): Several => {
  const apartPages = new WeakMap<Member, PageModels>();
  const apartOf = (other: Member): PageModels => {
    if (other === member) return page;
    const known = apartPages.get(other);
    if (known !== undefined) return known;
    const { source } = other;
    const models: PageModels = {
      ...{ ...page, ...source, members: null, parts: null },
      timeOf: () => source.time,
      apart: (report) => ({ report, models }),
    };
    apartPages.set(other, models);
    return models;
  };
  const listTimes = new WeakMap<Member, TimeModel>();
  const listTimeOf = (other: Member): TimeModel => {
    const known = listTimes.get(other);
    if (known !== undefined) return known;
    const { time } = other.source;
    const { running } = page.time;
    const moment = (): ReturnType<TimeModel["moment"]> => ({
      ...time.moment(),
      running,
    });
    const listed = { ...time, running, moment };
    listTimes.set(other, listed);
    return listed;
  };
  const find = (id: string | undefined): Member | undefined =>
    id === undefined ? undefined : members.peek().find((one) => one.id === id);
  return {
    connections,
    members:
      member === null
        ? computed(() =>
            members.value.map((one) => ({
              origin: one.origin,
              models: apartOf(one),
            })),
          )
        : null,
    parts: member === null ? (name) => partsIn(members.value, name) : null,
    timeOf: ({ from }) => {
      const other = find(from?.source);
      return other === undefined ? page.time : listTimeOf(other);
    },
    apart: (report) => {
      const other = find(report.from?.source);
      const { own } = report;
      return other === undefined || own === undefined
        ? { report, models: page }
        : { report: ownReport(report, own), models: apartOf(other) };
    },
    show: (report) => {
      const { from, own } = report;
      if (member === null || from === undefined || own === undefined)
        return page.list.show(report.id);
      if (from.source === member.id) return page.list.show(own);
      const all = connections.peek();
      all?.show(from.source);
      all?.pageOf(from.source)?.list.show(own);
    },
    wide: () => {
      const all = connections.peek();
      all?.show(null);
      return all?.union ?? page;
    },
  };
};

/** "Acme 38 · Beta 12"; a name from outside turns nothing around. */
const partsIn = (
  members: readonly Member[],
  name: "total" | "online" | "offline",
): string =>
  members
    .map(({ origin, source }) => {
      const count = source.numbers.headline.value?.[name];
      const words = count === undefined ? t("nothing") : formatNumber(count);
      return `\u2068${short(harmless(origin.value.name))}\u2069 ${words}`;
    })
    .join(t("part_separator"));

/** Two of them stand in a card side by side. */
const LONGEST = 9;

const short = (name: string): string =>
  name.length > LONGEST
    ? `${name.slice(0, LONGEST - 1).toWellFormed()}…`
    : name;
