import type { Mapping } from "../../utils/mapping/mapping.ts";
import { peopleIn } from "../../utils/mapping/people-in.ts";
import { type Instant, instant } from "../../utils/domain/instant.ts";
import type { BenchExtension } from "./bench-extension.ts";
import { type Line, type Pair, ratioLine } from "./statistics.ts";

const RUNS = 15;
const NOW: Instant = instant(Date.UTC(2026, 2, 4, 12));

const MAPPING: Mapping = {
  version: 1,
  auth: { kind: "none" },
  list: {
    request: { path: "/" },
    rows: { at: "users" },
    fields: {
      id: "id",
      name: ["full_name", "name"],
      email: "email",
      role: "role",
      status: "status",
      lastSeenAt: { from: "last_seen", unit: "ms" },
      lastLoginAt: { from: "last_login", unit: "ms" },
      page: "page.url",
      title: "page.title",
      ip: "ip",
      userAgent: "ua",
    },
  },
  online: { when: "status", words: ["online"] },
};

const answerOf = (count: number): string =>
  JSON.stringify({
    users: Array.from({ length: count }, (_, at) => ({
      id: `user-${at}`,
      name: `Name ${at}`,
      email: `user${at}@acme.test`,
      role: "member",
      status: at % 3 === 0 ? "offline" : "online",
      last_seen: NOW - at * 10,
      last_login: NOW - at * 1000,
      page: { url: `/cart/${at % 50}`, title: "Cart" },
      ip: "203.0.113.7",
      ua: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0",
      session_token: "dropped",
    })),
  });

/** P18: an answer of somebody else's server as people, by plain paths. The floor parses its JSON. Both in Node. */
export const mapping = (
  _: BenchExtension,
  people: readonly number[],
): Promise<readonly Line[]> =>
  Promise.resolve(
    people.map((count) => {
      const text = answerOf(count);
      const pairs: Pair[] = [];
      for (let run = -3; run < RUNS; run++) {
        const start = performance.now();
        const answer: unknown = JSON.parse(text);
        const parsed = performance.now();
        const read = peopleIn(
          MAPPING,
          { list: [answer] },
          { serverTime: NOW, address: "https://acme.test" },
        );
        const done = performance.now();
        if (!read.ok || read.value.reports.length !== count)
          throw new Error("The answer of P18 is not read.");
        if (run >= 0)
          pairs.push({ floor: parsed - start, ours: done - parsed });
      }
      const what = `a mapped answer of ${count.toLocaleString("en")} people`;
      return ratioLine("P18", what, pairs, "ms", null);
    }),
  );
