import { describe, expect, it } from "vitest";
import { knownIn } from "../../../utils/background/wire.ts";
import type { Resume } from "../../../utils/connectors/connector.ts";
import { CONNECTORS } from "../../../utils/connectors/registry.ts";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { NO_KNOWLEDGE, observe } from "../../../utils/domain/observe.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { mappingOf } from "../../contract/mapped-answers.ts";
import { NOON } from "../../support/builders.ts";

const NAMES: Readonly<Record<string, string>> = {
  ana: "Ana Ruiz",
  bo: "Bo Li",
  cy: "Cy Katz",
  di: "Di Marino",
};
const KEPT_FOR = 5 * MINUTE;

/** One worker that goes on polling: a list of who is there, and a directory in pages of two where asked so. */
const world = (keepMs: number | undefined, more: Partial<Mapping> = {}) => {
  let here = ["ana"];
  let accounts = ["ana", "bo", "cy"];
  let shown = (page: number): readonly string[] =>
    accounts.slice(2 * page, 2 * page + 2);
  let known = NO_KNOWLEDGE;
  let mark: string | null = null;
  const io = drivenIo({
    now: NOON,
    fetch: (address) => {
      const { pathname, searchParams } = new URL(address);
      const page = Number(searchParams.get("page"));
      const ids = pathname === "/people" ? here : shown(page);
      return Promise.resolve(
        Response.json(
          { people: ids.map((id) => ({ id, name: NAMES[id] })) },
          { headers: { date: new Date(io.now()).toUTCString() } },
        ),
      );
    },
  });
  const mapping = mappingOf(
    {},
    {
      auth: { kind: "none" },
      directory: {
        request: { path: "/accounts" },
        rows: { at: "people" },
        paging: { by: "page", page: "page", first: 0, rows: 2 },
        fields: { id: "id", name: "name" },
        by: "id",
        ...(keepMs === undefined ? {} : { keepMs }),
      },
      ...more,
    },
  );
  const feed = CONNECTORS.mapped.connect(
    io,
    { address: "https://acme.test", token: null },
    { mapping },
  );
  const directoryAsked = () =>
    io.asked.filter((address) => address.includes("/accounts?page=0")).length;
  return {
    feed,
    directoryAsked,
    advance: io.advance,
    listed: (ids: string[]) => {
      here = ids;
    },
    has: (ids: string[]) => {
      accounts = ids;
    },
    /** What the pages of the directory are from now on. */
    pages: (...pages: (readonly string[])[]) => {
      shown = (page) => pages[page] ?? [];
    },
    poll: async () => {
      const resume: Resume = {
        position: known.roster.position,
        mark,
        known: knownIn(() => known.roster.people),
      };
      const { signal } = new AbortController();
      for await (const said of feed.observations(resume, signal)) {
        if (!said.ok) throw new Error(JSON.stringify(said.failure));
        if (said.value.kind !== "snapshot") throw new Error(said.value.kind);
        const seen = observe(known, said.value, {
          intervalMs: MINUTE,
          idleAfterMs: 10 * MINUTE,
          awayAfterMs: 30 * MINUTE,
        });
        if (seen.outcome === "doubt" || seen.outcome === "ignored")
          throw new Error(seen.outcome);
        known = seen.knowledge;
        ({ mark } = said.value);
      }
      io.advance(20 * SECOND);
      return Array.from(
        reportsOf(known.roster.people),
        ({ id, name, sessions }) =>
          `${name ?? id}${sessions.length > 0 ? " is here" : ""}`,
      ).toSorted();
    },
  };
};

describe("a directory that is kept", () => {
  it("is asked once for its time, the list each time", async () => {
    const { poll, directoryAsked, listed, advance } = world(KEPT_FOR);
    expect(await poll()).toEqual(["Ana Ruiz is here", "Bo Li", "Cy Katz"]);
    listed(["bo"]);
    expect(await poll()).toEqual(["Ana Ruiz", "Bo Li is here", "Cy Katz"]);
    expect(directoryAsked()).toBe(1);
    advance(KEPT_FOR);
    await poll();
    expect(directoryAsked()).toBe(2);
  });

  it("is asked with every poll where a mapping does not say how long it holds", async () => {
    const { poll, directoryAsked } = world(undefined);
    await poll();
    await poll();
    expect(directoryAsked()).toBe(2);
  });

  it("is read again for somebody new, and names them in the same poll", async () => {
    const { poll, directoryAsked, listed, has, advance } = world(KEPT_FOR);
    await poll();
    advance(MINUTE);
    has(["ana", "bo", "cy", "di"]);
    listed(["ana", "di"]);
    expect(await poll()).toContain("Di Marino is here");
    expect(directoryAsked()).toBe(2);
  });

  it("is read again for newcomers once a minute at most, and once for a guest who never stands in it", async () => {
    const { poll, directoryAsked, listed, advance } = world(KEPT_FOR);
    await poll();
    listed(["ana", "guest"]);
    await poll();
    expect(directoryAsked()).toBe(1);
    advance(MINUTE);
    await poll();
    await poll();
    await poll();
    expect(directoryAsked()).toBe(2);
  });

  it("loses whom its next reading does not have", async () => {
    const { poll, has, advance } = world(KEPT_FOR);
    await poll();
    has(["ana", "bo"]);
    expect(await poll()).toContain("Cy Katz");
    advance(KEPT_FOR);
    await poll();
    advance(KEPT_FOR);
    expect(await poll()).toEqual(["Ana Ruiz is here", "Bo Li"]);
  });

  it("does not miss somebody twice by one reading whose pages moved", async () => {
    const { poll, has, pages, advance } = world(KEPT_FOR);
    has(["ana", "bo", "cy", "di"]);
    await poll();
    advance(KEPT_FOR);
    // Ana left the first page as it was read: Cy slipped onto it, and is on none.
    pages(["ana", "bo"], ["di"]);
    const before = await poll();
    expect(before).toContain("Cy Katz");
    for (let polls = 0; polls < 5; polls++)
      expect(await poll()).toEqual(before);
    pages(["ana", "bo"], ["cy", "di"]);
    advance(KEPT_FOR);
    expect(await poll()).toEqual(before);
  });

  it("is not believed to be new by a clock that was set back", async () => {
    const { poll, directoryAsked, advance } = world(KEPT_FOR);
    await poll();
    advance(-HOUR);
    await poll();
    expect(directoryAsked()).toBe(2);
  });

  it("counts against the requests of a day as what it took to read all", async () => {
    const { poll, feed } = world(KEPT_FOR, { perDay: 10_000 });
    await poll();
    const whole = feed.leastIntervalMs?.() ?? 0;
    await poll();
    expect(whole).toBeGreaterThan(0);
    expect(feed.leastIntervalMs?.()).toBe(whole);
  });
});
