import { knownIn } from "../../utils/background/wire.ts";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import type { Resume } from "../../utils/connectors/connector.ts";
import type { PersonId } from "../../utils/domain/ids.ts";
import { type Instant, MINUTE, instant } from "../../utils/domain/instant.ts";
import type { Snapshot } from "../../utils/domain/observation.ts";
import {
  type Knowledge,
  NO_KNOWLEDGE,
  observe,
} from "../../utils/domain/observe.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import type { FinishedSession } from "../../utils/domain/session.ts";
import type { MappedPaging } from "../../utils/mapping/mapping-list.ts";
import type { Mapping } from "../../utils/mapping/mapping.ts";
import { drivenIo } from "../contract/driven-io.ts";
import { mappingOf } from "../contract/mapped-answers.ts";
import { NOON, after } from "./builders.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Lists by the path that they are asked by. */
export type Lists = Record<"/people" | "/directory", readonly Row[]>;

export interface Read {
  readonly snapshot: Snapshot;
  readonly at: Instant;
  /** Ids of rows as the pages had them. */
  readonly listed: readonly unknown[];
  readonly removals: readonly PersonId[];
  readonly finished: readonly FinishedSession[];
}

const SIZE = 3;
const RULES = {
  intervalMs: MINUTE,
  idleAfterMs: 10 * MINUTE,
  awayAfterMs: 30 * MINUTE,
};

export const BY_PAGE: MappedPaging = {
  by: "page",
  page: "page",
  first: 0,
  size: "size",
  rows: SIZE,
};
export const BY_OFFSET: MappedPaging = {
  by: "offset",
  offset: "from",
  size: "size",
  rows: SIZE,
};

/**
 * A platform whose lists move while they are read, and what the worker makes of it: each reading is of a worker that has
 * just begun, and knows what the disk kept.
 */
export const movingList = (
  first: Lists,
  paging: MappedPaging,
  more: Partial<Mapping> = {},
  list: Partial<Mapping["list"]> = {},
) => {
  let lists = first;
  let known: Knowledge = NO_KNOWLEDGE;
  let mark: string | null = null;
  let now = NOON;

  const everybody = () => reportsOf(known.roster.people);
  const resume = (): Resume => ({
    position: known.roster.position,
    mark,
    known: knownIn(() => known.roster.people),
  });

  /** @param move what the lists are before the page that is asked for next */
  const read = async (move: (lists: Lists, page: number) => Lists = same) => {
    const listed: unknown[] = [];
    let asked = 0;
    const io = drivenIo({
      now,
      fetch: (address) => {
        lists = move(lists, asked++);
        const { pathname, searchParams } = new URL(address);
        const path = pathname.endsWith("/people") ? "/people" : "/directory";
        const from =
          searchParams.get("from") ??
          String(Number(searchParams.get("page")) * SIZE);
        const size = Number(searchParams.get("size") ?? 1000);
        const rows = lists[path].slice(Number(from), Number(from) + size);
        listed.push(...rows.map(({ id }) => id));
        return Promise.resolve(
          Response.json(
            { people: rows },
            { headers: { date: new Date(now).toUTCString() } },
          ),
        );
      },
    });
    const mapping = mappingOf(
      { paging, ...list },
      { auth: { kind: "none" }, ...more },
    );
    const feed = CONNECTORS.mapped.connect(
      io,
      { address: "https://acme.test", token: null },
      { mapping },
    );
    const { signal } = new AbortController();
    for await (const said of feed.observations(resume(), signal)) {
      if (!said.ok) throw new Error(JSON.stringify(said.failure));
      if (said.value.kind !== "snapshot") throw new Error(said.value.kind);
      const seen = observe(known, said.value, RULES);
      if (seen.outcome === "doubt" || seen.outcome === "ignored")
        throw new Error(seen.outcome);
      known = seen.knowledge;
      ({ mark } = said.value);
      const at = now;
      now = after(MINUTE, now);
      const applied = seen.outcome === "applied";
      return {
        snapshot: said.value,
        at: instant(at),
        listed,
        removals: applied ? seen.removals : [],
        finished: applied ? seen.watched.finished : [],
      } satisfies Read;
    }
    throw new Error("Nothing was said.");
  };
  return {
    read,
    people: () => [...everybody()],
    ids: () => Array.from(everybody(), ({ id }) => id).toSorted(),
    online: () =>
      Array.from(everybody())
        .filter(({ sessions }) => sessions.length > 0)
        .map(({ id }) => id)
        .toSorted(),
    running: () => known.sessions.running,
  };
};

const same = (lists: Lists): Lists => lists;
