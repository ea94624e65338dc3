import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Feed } from "../../utils/connectors/connector.ts";
import { protocolFeed } from "../../utils/connectors/protocol.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import type { Report } from "../../utils/domain/person.ts";
import {
  EMPTY_ROSTER,
  type Roster,
  applyObservation,
} from "../../utils/domain/roster.ts";
import { FROM_THE_START } from "../../utils/connectors/connector.ts";
import { observationIn, observe } from "./connector.contract.ts";
import { drivenIo } from "./driven-io.ts";
import { SERVER_TIME, pageOf, user } from "./presence-answers.ts";

const ENDPOINT = { address: "https://acme.test/api", token: "t" };

const row = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "__proto__", "é"),
    name: fc.constantFrom("x", "y", '","users":[', "]}", "\\"),
    activeAgo: fc.integer({ min: 0, max: 3 }),
    live: fc.boolean(),
  })
  .map(({ id, name, activeAgo, live }) =>
    user(id, {
      name,
      lastActiveAt: SERVER_TIME - activeAgo,
      ...(live ? {} : { sessions: [] }),
    }),
  );
/** Mostly one row a person; sometimes a platform says somebody twice. */
const list = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.uniqueArray(row, { selector: idOf, maxLength: 9 }),
  },
  { weight: 1, arbitrary: fc.array(row, { maxLength: 9 }) },
);

function idOf(one: unknown): unknown {
  return (one as { readonly id: unknown }).id;
}

interface Answer {
  readonly users: readonly unknown[];
  readonly perPage: number;
  readonly seq: number;
  readonly space: number;
}
const answers = fc
  .array(
    fc.record({
      users: list,
      perPage: fc.integer({ min: 1, max: 5 }),
      space: fc.constantFrom(0, 1),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((all) => all.map((one, index): Answer => ({ ...one, seq: index + 1 })));

/** The pages of an answer, by cursor. */
const encode = ({ users, perPage, seq, space }: Answer): readonly string[] => {
  const texts: string[] = [];
  for (let at = 0; at === 0 || at < users.length; at += perPage) {
    const next = at + perPage < users.length ? String(texts.length + 1) : null;
    const page = pageOf(users.slice(at, at + perPage), {
      seq,
      total: users.length,
      next,
      serverTime: SERVER_TIME + seq,
    });
    texts.push(JSON.stringify(page, null, space));
  }
  return texts;
};

const JSON_TYPE = { headers: { "content-type": "application/json" } };

/** A feed whose platform says what stands in the box. */
const feedOf = (box: { pages: readonly BodyInit[] }): Feed =>
  protocolFeed(
    drivenIo({
      fetch: (url) => {
        const cursor = Number(new URL(url).searchParams.get("cursor") ?? 0);
        return Promise.resolve(
          new Response(box.pages[cursor] ?? "", JSON_TYPE),
        );
      },
    }),
    ENDPOINT,
  );

const byId = (a: Report, b: Report): number => (a.id < b.id ? -1 : 1);
const listOf = (roster: Roster): readonly Report[] =>
  [...reportsOf(roster.people)].toSorted(byId);

const take = async (roster: Roster, feed: Feed): Promise<Roster> => {
  const { position } = roster;
  const said = await observe(feed, { position, mark: null });
  return applyObservation(roster, observationIn(said)).roster;
};

describe("a feed that compares each answer with the last", () => {
  it("tells the same list as one that reads every answer whole (C1, C8, I12)", async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (world) => {
        const box: { pages: readonly string[] } = { pages: [] };
        const comparing = feedOf(box);
        let compared = EMPTY_ROSTER;
        let whole = EMPTY_ROSTER;
        for (const one of world) {
          box.pages = encode(one);
          compared = await take(compared, comparing);
          const fresh = observationIn(await observe(feedOf(box)));
          whole = applyObservation(whole, fresh).roster;
          // An emptied list is believed the second time; the two need not wait for the same one.
          fc.pre(!compared.emptyUnconfirmed && !whole.emptyUnconfirmed);
          expect(listOf(compared)).toEqual(listOf(whole));
          expect(compared.tally).toEqual(whole.tally);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never throws, whatever comes after a good answer (B13, I13)", async () => {
    const good = encode({
      users: ["a", "b", "c"].map((id) => user(id)),
      perPage: 9,
      seq: 1,
      space: 0,
    }).join("");
    const bytes = new TextEncoder().encode(good);
    const spoilt = fc.oneof(
      fc.nat(bytes.length).map((at) => bytes.slice(0, at)),
      fc
        .uint8Array({ maxLength: 20 })
        .map((more) => Uint8Array.from([...bytes, ...more])),
      fc
        .tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }))
        .map(([at, byte]) => bytes.with(at, byte)),
      fc
        .tuple(fc.nat(bytes.length - 1), fc.nat(30))
        .map(([at, count]) =>
          Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + count)]),
        ),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async (second) => {
        const box: { pages: readonly BodyInit[] } = { pages: [good] };
        const feed = feedOf(box);
        const roster = await take(EMPTY_ROSTER, feed);
        box.pages = [second];
        const { position } = roster;
        const compared = await observe(feed, { position, mark: null });
        const whole = await observe(feedOf(box), FROM_THE_START);
        expect(compared).toHaveLength(1);
        expect(compared[0]?.ok).toBe(whole[0]?.ok);
      }),
      { numRuns: 1000 },
    );
  });
});
