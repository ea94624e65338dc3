import { mkdtempSync } from "node:fs";
import { request } from "node:http";
import type { OutgoingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPlatform } from "../../../platform/platform.ts";
import type {
  PlatformOptions,
  RunningPlatform,
} from "../../../platform/platform.ts";
import { handClock } from "../../unit/platform/builders.ts";
import type { ShownUser } from "../../unit/platform/builders.ts";

export interface PresencePage {
  readonly epoch: string;
  readonly seq: number;
  readonly snapshot: string;
  readonly serverTime: number;
  readonly total: number;
  readonly next: string | null;
  readonly users: readonly ShownUser[];
}

export interface TestPlatform extends RunningPlatform {
  readonly clock: ReturnType<typeof handClock>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A platform whose clock only the test moves; `await using` stops it. */
export async function start(
  options: Partial<PlatformOptions> = {},
  clock = handClock(),
): Promise<TestPlatform> {
  const platform = await startPlatform({
    databaseFile: ":memory:",
    tickEveryMs: 0,
    ...options,
    clock,
  });
  return { ...platform, clock, [Symbol.asyncDispose]: () => platform.stop() };
}

/** A path for a database that nothing else uses. */
export function freshFile(): string {
  return join(mkdtempSync(join(tmpdir(), "rollcall-platform-")), "test.sqlite");
}

/** Asks the presence endpoint; `path` follows the base address. */
export function ask(
  { base, token }: RunningPlatform,
  path = "/presence",
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const authorization = `Bearer ${token}`;
  return fetch(`${base}${path}`, { headers: { authorization, ...headers } });
}

export async function presence(
  platform: RunningPlatform,
  cursor?: string,
): Promise<PresencePage> {
  const query = cursor === undefined ? "" : `?cursor=${cursor}`;
  const answer = await ask(platform, `/presence${query}`);
  if (answer.status !== 200) throw new Error(`Status ${answer.status}.`);
  // CAST: the tests check what they read.
  return (await answer.json()) as PresencePage;
}

/** Follows `next` to the end. */
export async function allPages(
  platform: RunningPlatform,
): Promise<PresencePage[]> {
  const pages = [await presence(platform)];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await presence(platform, next));
  return pages;
}

export interface Browser {
  readonly beat: (body?: object) => Promise<number>;
  readonly bye: () => Promise<number>;
  readonly signOut: () => Promise<number>;
  readonly open: (path: string) => Promise<Response>;
}

/** Signs in at the demo pages as a browser does. */
export async function signIn(
  { demo, base }: RunningPlatform,
  email: string,
): Promise<Browser> {
  const answer = await fetch(`${demo}sign-in`, {
    method: "POST",
    body: new URLSearchParams({ user: email }),
    redirect: "manual",
  });
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  const open = (path: string) =>
    fetch(`${demo}${path}`, { headers: { cookie }, redirect: "manual" });
  const page = await (await open("dashboard")).text();
  const session = /rollcall-session" content="([^"]+)/.exec(page)?.[1];
  const post = async (url: string, body: string) =>
    (
      await fetch(url, {
        method: "POST",
        headers: { cookie },
        body,
        redirect: "manual",
      })
    ).status;
  return {
    open,
    beat: (body) =>
      post(
        `${base}/beat`,
        JSON.stringify({
          session,
          page: { url: `${demo}orders`, title: "Orders", feature: "Orders" },
          active: true,
          hidden: false,
          ...body,
        }),
      ),
    bye: () => post(`${base}/beat`, JSON.stringify({ session, bye: true })),
    signOut: () => post(`${demo}sign-out`, ""),
  };
}

/** A request that `fetch` refuses to send, such as one with a foreign `Host`. */
export function rawStatus(
  url: string,
  headers: OutgoingHttpHeaders,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once("error", reject)
      .end();
  });
}
