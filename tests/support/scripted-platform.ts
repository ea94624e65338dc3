import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A person as the presence protocol has them. */
export type ScriptedUser = Readonly<Record<string, unknown>> & {
  readonly id: string;
};

/** A platform that says of everybody exactly what the test wrote last. */
export interface ScriptedPlatform {
  readonly base: string;
  readonly token: string;
  /** From the next answer on. */
  readonly say: (users: readonly ScriptedUser[]) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Serves BASE and BASE/presence, by polling alone: without a stream nothing comes but what was asked for.
 * @param clock what the platform's clock shows, ms
 */
export const startScriptedPlatform = async (
  users: readonly ScriptedUser[],
  clock: () => number = Date.now,
): Promise<ScriptedPlatform> => {
  let now = users;
  let seq = 1;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const body = pathname.endsWith("/presence")
      ? {
          epoch: "script",
          seq,
          snapshot: String(seq),
          serverTime: clock(),
          total: now.length,
          next: null,
          users: now,
        }
      : {
          protocol: "rollcall-presence",
          version: 1,
          name: "Script",
          refreshMs: 5000,
        };
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  });
  const port = await listen(server);
  return {
    base: `http://127.0.0.1:${port}/rollcall`,
    token: "script",
    say: (next) => {
      now = next;
      seq++;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      // CAST: a server on a port has an address of this shape.
      resolve((server.address() as AddressInfo).port);
    });
  });

interface Presence {
  readonly page: string;
  readonly minutesOnPage: number;
  /** An hour, if nothing else is said. */
  readonly minutesOnline?: number;
  readonly silentMinutes?: number;
}

const MINUTE = 60_000;
/** From here the script counts back: said twice, it says the same, and nobody has come to the page anew. */
const START = Date.now();

/** Somebody with a session, on a page since so long. */
export const scriptedUser = (
  id: string,
  more: Partial<ScriptedUser>,
  here: Presence | null,
): ScriptedUser => {
  const now = Date.now();
  return {
    id,
    name: id,
    account: "active",
    sessions:
      here === null
        ? []
        : [
            {
              id: `s-${id}`,
              startedAt: START - (here.minutesOnline ?? 60) * MINUTE,
              lastSeenAt: now,
              lastActiveAt: now - (here.silentMinutes ?? 0) * MINUTE,
              page: {
                url: `https://shop.test/${here.page.toLowerCase()}`,
                title: here.page,
                since: START - here.minutesOnPage * MINUTE,
              },
            },
          ],
    ...more,
  };
};
