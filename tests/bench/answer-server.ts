import { type Server, createServer } from "node:http";
import { START, longestOnline, userRow } from "./people.ts";

/** People on one page of an answer. */
const PAGE_ROWS = 5000;
/** One in so many people differs from one answer to the next. */
const CHANGED_EVERY = 100;
const CHANGING = '"lastActiveAt":';
const MARK_DIGITS = 6;
const ASKED = "asked";

/** A platform without costs of its own: prepared bytes, in which each new answer changes 1 % of the people. */
export interface AnswerServer {
  readonly base: string;
  readonly pageCount: number;
  readonly bytes: number;
  /** Whom each answer of a live server marks. */
  readonly marked: string;
  /** The number that the marked person's name ends with in the next answer, once that is asked for. */
  readonly nextMark: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

interface PreparedPage {
  readonly bytes: Buffer;
  /** For each row where its changing times begin. */
  readonly times: readonly (readonly number[])[];
  /** Where the 13 digits of `seq` and of `serverTime` begin. */
  readonly seqAt: number;
  readonly serverTimeAt: number;
  /** The marked person: where the digits at the end of the name begin, and which row it is. */
  readonly mark: { readonly at: number; readonly row: number } | null;
}

/**
 * Serves BASE and BASE/presence with so many people. A request for the first page begins the next answer: five seconds
 * later by its clock. A live one has the true clock, wants to be asked every second, and marks the first of the
 * list in every answer: the screen then shows which answer it is of.
 */
export const startAnswerServer = async (
  people: number,
  live = false,
): Promise<AnswerServer> => {
  const marked = live ? longestOnline(people) : null;
  const pages = preparePages(people, marked);
  const begun = performance.now();
  let version = 0;
  const change = (): void => {
    version++;
    const now = live ? performance.now() - begun : version * 5000;
    changePages(pages, version, String(START + Math.round(now)));
    server.emit(ASKED);
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const cursor = Number(url.searchParams.get("cursor") ?? 0);
    const isPresence = url.pathname.endsWith("/presence");
    if (isPresence && cursor === 0) change();
    const body = isPresence ? pages[cursor]?.bytes : infoOf(live);
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
    marked: userRow(marked ?? 0).id,
    nextMark: async () => {
      await new Promise((resolve) => server.once(ASKED, resolve));
      return version;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

const infoOf = (live: boolean): Buffer =>
  Buffer.from(
    JSON.stringify({
      protocol: "rollcall-presence",
      version: 1,
      name: "Bench",
      refreshMs: live ? 1000 : 5000,
      roles: ["member", "editor", "admin", "support", "viewer"],
    }),
  );

const markOf = (version: number): string =>
  String(version).padStart(MARK_DIGITS, "0");

const preparePages = (
  people: number,
  marked: number | null,
): readonly PreparedPage[] => {
  const count = Math.max(1, Math.ceil(people / PAGE_ROWS));
  return Array.from({ length: count }, (_, page) =>
    preparePage(page, count, people, marked),
  );
};

const preparePage = (
  page: number,
  count: number,
  people: number,
  marked: number | null,
): PreparedPage => {
  const next = page + 1 < count ? String(page + 1) : null;
  const head =
    `{"epoch":"bench","seq":${START},"snapshot":"s","serverTime":${START},` +
    `"total":${people},"next":${JSON.stringify(next)},"users":[`;
  const parts = [Buffer.from(head)];
  const times: number[][] = [];
  let at = head.length;
  let mark: PreparedPage["mark"] = null;
  const end = Math.min(people, (page + 1) * PAGE_ROWS);
  for (let number = page * PAGE_ROWS; number < end; number++) {
    const user = userRow(number);
    if (number === marked) user.name = `Marked ${markOf(0)}`;
    const row = Buffer.from(
      JSON.stringify(user) + (number + 1 < end ? "," : "]}"),
    );
    if (number === marked)
      mark = {
        at: at + row.indexOf(markOf(0), row.indexOf("Marked ")),
        row: times.length,
      };
    times.push(timesIn(row).map((offset) => at + offset));
    parts.push(row);
    at += row.length;
  }
  return {
    bytes: Buffer.concat(parts),
    times,
    seqAt: head.indexOf('"seq":') + '"seq":'.length,
    serverTimeAt: head.indexOf('"serverTime":') + '"serverTime":'.length,
    mark,
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
const changePages = (
  pages: readonly PreparedPage[],
  version: number,
  now: string,
): void => {
  for (const { bytes, times, seqAt, serverTimeAt, mark } of pages) {
    const write = (digits: string, at: number): void =>
      void bytes.write(digits, at, digits.length, "latin1");
    write(String(START + version), seqAt);
    write(now, serverTimeAt);
    for (let row = version % CHANGED_EVERY; row < times.length;) {
      for (const at of times[row] ?? []) write(now, at);
      row += CHANGED_EVERY;
    }
    if (mark === null) continue;
    write(markOf(version), mark.at);
    for (const at of times[mark.row] ?? []) write(now, at);
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
