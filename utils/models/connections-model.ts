import {
  type ReadonlySignal,
  batch,
  computed,
  signal,
  untracked,
} from "@preact/signals";
import { coloursOf } from "../domain/connection-colour.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import { listedId } from "../domain/listed-id.ts";
import type { Origin } from "../domain/origin.ts";
import type { Preferences } from "../domain/preferences.ts";
import { shownOf } from "../domain/shown-connection.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { SourceGlance } from "../storage/reader.ts";
import { type ConnectionMember, createMember } from "./connection-member.ts";
import { type PageModels, listPage } from "./page-models.ts";
import type { PagePorts } from "./page-ports.ts";
import { severally } from "./severally.ts";
import type { SharedModels } from "./shared-models.ts";
import { type Told, listening, withToastsOf } from "./told-together.ts";
import { unionModels } from "./union-models.ts";

/** What the choice of a connection says of each. */
export interface Choosable extends Origin {
  readonly address: string;
  /** How many are online, as it was read last; null: not known. */
  readonly online: number | null;
}

/** Several connections of one page: which there are, and which is shown. */
export interface Connections {
  /** The models of what is shown now. */
  readonly page: ReadonlySignal<PageModels>;
  /** The page of one connection. */
  readonly pageOf: (source: SourceId) => PageModels | null;
  /** Null: all of them. */
  readonly shown: ReadonlySignal<SourceId | null>;
  readonly all: ReadonlySignal<readonly Choosable[]>;
  /** Shows one connection, or all of them, here at once and in every other page when the worker has kept it. */
  readonly show: (source: SourceId | null) => void;
  /** Opens a person where they are listed: in the list of all, or else in their own connection's, which is shown then. */
  readonly showPerson: (source: SourceId, person: PersonId) => void;
  /** Reads the people of all from now on, whichever is shown. */
  readonly openAll: () => void;
  /** Models of the list of all, shown or not. */
  readonly union: PageModels;
  /** Reads how many are online on those that are not shown. */
  readonly look: () => void;
}

/** All that a page is told of the connections at once. */
export interface Known {
  readonly sources: readonly SourceGlance[];
  readonly preferences: Preferences;
}

/**
 * @param connections what becomes of this
 * @param onOne there is but one connection left
 */
export const createConnections = (
  shared: SharedModels,
  ports: PagePorts,
  connections: ReadonlySignal<Connections | null>,
  first: Known,
  onOne: () => void,
): Connections => {
  const members = signal<readonly ConnectionMember[]>([]);
  const records = signal<readonly SourceRecord[]>([]);
  const colours = computed(() => coloursOf(records.value));
  const kept = signal<SourceId | null>(null);
  /** What was chosen here and is not kept yet. */
  const wish = signal<{ readonly source: SourceId | null } | null>(null);
  const shown = computed(() => {
    const chosen = wish.value === null ? kept.value : wish.value.source;
    return shownOf(records.value, chosen);
  });
  const memberOf = (source: SourceId | null): ConnectionMember | null =>
    members.value.find(({ id }) => id === source) ?? null;
  let isAll = false;
  /** Reads what is needed: of the one that is shown, or of all. */
  const opening = (): void => {
    const only = isAll ? null : memberOf(shown.value);
    for (const member of members.peek())
      if (only === null || member === only) member.open();
  };

  const adopt = ({ sources, preferences }: Known): void => {
    const before = members.peek();
    const now = sources.map(
      (glance) =>
        before.find(({ id }) => id === glance.source.id) ??
        createMember(shared, ports, glance, colours),
    );
    const isOne = sources.length < 2;
    for (const member of before)
      if (isOne || !now.includes(member)) member.stop();
    if (isOne) return onOne();
    batch(() => {
      kept.value = preferences.shown;
      records.value = sources.map(({ source }) => source);
      for (const [at, glance] of sources.entries()) now[at]?.adopt(glance);
      if (now.some((member, at) => member !== before[at])) members.value = now;
      else if (now.length !== before.length) members.value = now;
    });
    opening();
  };
  const look = async (): Promise<void> => {
    const { shareSafe, preferences } = shared;
    const takeShareSafe = shareSafe.reading();
    const read = await ports.reader.glance();
    if (!read.ok) return;
    takeShareSafe(read.value.preferences);
    preferences.adopt(read.value.preferences);
    shared.readPolicy();
    adopt(read.value);
  };
  const told: Told = {
    hear: async (notice) => {
      for (const member of members.peek()) member.hear(notice);
      if (notice.source === null) await look();
    },
    catchUp: async () => {
      for (const member of members.peek()) member.catchUp();
      await look();
    },
  };
  const others = { connections, members };
  const union = listPage(
    shared,
    listening(unionModels(members, shared, ports), told),
    (page) => severally({ ...others, page, member: null }),
    true,
  );
  const pages = new WeakMap<ConnectionMember, PageModels>();
  const pageFor = (source: SourceId): PageModels | null => {
    const member = memberOf(source);
    if (member === null) return null;
    const page =
      pages.get(member) ??
      untracked(() =>
        listPage(
          shared,
          withToastsOf(union.watch, listening(member.source, told)),
          (own) => severally({ ...others, page: own, member }),
        ),
      );
    pages.set(member, page);
    return page;
  };
  const page = computed(() => {
    const source = shown.value;
    return (source === null ? null : pageFor(source)) ?? union;
  });
  const show = async (source: SourceId | null): Promise<void> => {
    const mine = { source };
    const search = page.peek().list.search.peek();
    wish.value = mine;
    opening();
    // What was searched for is searched for there, too.
    page.peek().list.find(search);
    const { ok: isKept } = await ports.send({ type: "setShown", source });
    if (!isKept || wish.peek() !== mine) return;
    kept.value = source;
    wish.value = null;
  };

  adopt(first);
  return {
    ...{ page, shown, union },
    pageOf: (source) => {
      memberOf(source)?.open();
      return pageFor(source);
    },
    all: computed(() =>
      members.value.map(({ origin, address, online }) => ({
        ...origin.value,
        address: address.value,
        online: online.value,
      })),
    ),
    show: (source) => void show(source),
    showPerson: (source, person) => {
      if (shown.peek() === null)
        return union.list.show(listedId(source, person));
      void show(source);
      pageFor(source)?.list.show(person);
    },
    openAll: () => {
      isAll = true;
      opening();
    },
    look: () => void look(),
  };
};
