import { type Server, createServer } from "node:http";
import { START, userRow } from "./people.ts";

/** People on one page of an answer. */
const PAGE_ROWS = 5000;
/** One in so many people differs from one answer to the next. */
const CHANGED_EVERY = 100;
const TIME_DIGITS = 13;
const CHANGING = '"lastActiveAt":';

/** A platform without costs of its own: prepared bytes, in which each new answer changes 1 % of the people. */
export interface AnswerServer {
  readonly base: string;
  readonly pageCount: number;
  readonly bytes: number;
  readonly stop: () => Promise<void>;
}

interface PreparedPage {
  readonly bytes: Buffer;
  /** For each row where its changing times begin. */
  readonly times: readonly (readonly number[])[];
  /** Where the 13 digits of `seq` and of `serverTime` begin. */
  readonly seqAt: number;
  readonly serverTimeAt: number;
}

/** Serves BASE and BASE/presence with so many people. A request for the first page begins the next answer. */
export const startAnswerServer = async (
  people: number,
): Promise<AnswerServer> => {
  const pages = preparePages(people);
  let version = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const cursor = Number(url.searchParams.get("cursor") ?? 0);
    const isPresence = url.pathname.endsWith("/presence");
    if (isPresence && cursor === 0) change(pages, ++version);
    const body = isPresence ? pages[cursor]?.bytes : INFO;
    response.writeHead(body === undefined ? 404 : 200, {
      "Content-Type": "application/json",
      "Content-Length": body?.length ?? 0,
    });
    response.end(body);
  });
  const port = await listen(server);
  return {
    base: `http://127.0.0.1:${port}/rollcall`,
    pageCount: pages.length,
    bytes: pages.reduce((sum, { bytes }) => sum + bytes.length, 0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

const INFO = Buffer.from(
  JSON.stringify({
    protocol: "rollcall-presence",
    version: 1,
    name: "Bench",
    refreshMs: 5000,
    roles: ["member", "editor", "admin", "support", "viewer"],
  }),
);

const preparePages = (people: number): readonly PreparedPage[] => {
  const count = Math.max(1, Math.ceil(people / PAGE_ROWS));
  return Array.from({ length: count }, (_, page) =>
    preparePage(page, count, people),
  );
};

const preparePage = (
  page: number,
  count: number,
  people: number,
): PreparedPage => {
  const next = page + 1 < count ? String(page + 1) : null;
  const head =
    `{"epoch":"bench","seq":${START},"snapshot":"s","serverTime":${START},` +
    `"total":${people},"next":${JSON.stringify(next)},"users":[`;
  const parts = [Buffer.from(head)];
  const times: number[][] = [];
  let at = head.length;
  const end = Math.min(people, (page + 1) * PAGE_ROWS);
  for (let number = page * PAGE_ROWS; number < end; number++) {
    const row = Buffer.from(
      JSON.stringify(userRow(number)) + (number + 1 < end ? "," : "]}"),
    );
    times.push(timesIn(row).map((offset) => at + offset));
    parts.push(row);
    at += row.length;
  }
  return {
    bytes: Buffer.concat(parts),
    times,
    seqAt: head.indexOf('"seq":') + '"seq":'.length,
    serverTimeAt: head.indexOf('"serverTime":') + '"serverTime":'.length,
  };
};

const timesIn = (row: Buffer): readonly number[] => {
  const found: number[] = [];
  for (
    let at = row.indexOf(CHANGING);
    at >= 0;
    at = row.indexOf(CHANGING, at + 1)
  )
    found.push(at + CHANGING.length);
  return found;
};

/** Writes the next answer into the bytes of the last: as many digits as before, so that nothing moves. */
const change = (pages: readonly PreparedPage[], version: number): void => {
  const now = String(START + version * 5000);
  for (const { bytes, times, seqAt, serverTimeAt } of pages) {
    bytes.write(String(START + version), seqAt, TIME_DIGITS, "latin1");
    bytes.write(now, serverTimeAt, TIME_DIGITS, "latin1");
    for (let row = version % CHANGED_EVERY; row < times.length;) {
      for (const at of times[row] ?? [])
        bytes.write(now, at, TIME_DIGITS, "latin1");
      row += CHANGED_EVERY;
    }
  }
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address !== null)
        resolve(address.port);
      else reject(new Error("The bench's server has no port."));
    });
  });
