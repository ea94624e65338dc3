import type { Tally } from "../../utils/domain/tally.ts";
import { type OpenStream, jsonAnswer, openStream } from "./crash-answers.ts";
import type { Points } from "./crash-points.ts";
import {
  EPOCH,
  type User,
  description,
  eventOf,
  offline,
  pageOf,
} from "./crash-words.ts";

interface Change {
  readonly seq: number;
  readonly text: string;
}

export interface PlatformOptions {
  readonly base: string;
  readonly token: string;
  readonly people: readonly string[];
  readonly canStream?: boolean;
  /** People on one page of an answer. */
  readonly pageSize?: number;
}

/** A platform of a few people. It does what a script says, and answers what it is asked as the protocol has it. */
export interface CrashPlatform {
  readonly base: string;
  readonly token: string;
  /** The requests that reached it, and the tokens in them. */
  readonly asked: readonly string[];
  readonly tokens: ReadonlySet<string>;
  /** How many there are, and how many of them online. */
  readonly truth: () => Tally;
  /** Its clock: only the script moves it, so a worker that comes a little later is told the same. */
  readonly pass: (ms: number) => void;
  /** Somebody begins a session, or goes to another page in it. */
  readonly visit: (id: string, page: string) => void;
  readonly visitAll: (ids: readonly string[], page: string) => void;
  readonly leave: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly beat: () => void;
  /** The next change is told to nobody. */
  readonly muffle: () => void;
  /** Answers wait until they are let go. */
  readonly hold: (held: boolean) => void;
  /** Says to everybody that their token is no good. */
  readonly refuse: (refused: boolean) => void;
  readonly answer: (url: URL, init: RequestInit) => Promise<Response>;
  readonly isHolding: () => boolean;
  /** A worker was ended: its connections are gone. */
  readonly drop: () => void;
}

export const crashPlatform = (
  points: Points,
  start: number,
  { base, token, people, canStream = false, pageSize = 100 }: PlatformOptions,
): CrashPlatform => {
  const users = new Map(people.map((id) => [id, offline(id)]));
  const asked: string[] = [];
  const tokens = new Set<string>();
  const history: Change[] = [];
  const streams = new Set<OpenStream>();
  let time = start;
  let seq = 1;
  let sessions = 0;
  let muffled = false;
  let refused = false;
  let held: Promise<void> | null = null;
  let release = (): void => {};

  const stamp = () => ({ epoch: EPOCH, seq, serverTime: time });

  const change = (upsert: readonly User[], remove: readonly string[]): void => {
    seq++;
    points.changed();
    for (const user of upsert) users.set(user.id, user);
    for (const id of remove) users.delete(id);
    const text = eventOf("delta", { ...stamp(), upsert, remove });
    if (!muffled) {
      history.push({ seq, text });
      for (const stream of streams) stream.say(text);
    }
    muffled = false;
  };

  const onPage = (id: string, page: string): User => {
    const known = users.get(id)?.sessions[0];
    const session = {
      id: `s${++sessions}`,
      startedAt: time,
      ...known,
      lastActiveAt: time,
      page: { url: `https://acme.test/${page}`, since: time },
    };
    return { ...offline(id), sessions: [session] };
  };

  const beatText = (): string => eventOf("heartbeat", stamp());

  const listPage = (url: URL): Response => {
    const from = Number(url.searchParams.get("cursor") ?? 0);
    const page = pageOf(stamp(), [...users.values()], from, pageSize);
    return jsonAnswer(points, page, { ETag: `"${EPOCH}:${seq}"` });
  };

  /** All that came after the position, then a sign of life; or nothing but that it cannot be resumed. */
  const stream = ({ headers, signal }: RequestInit): Response => {
    const opened = openStream(points, signal ?? null);
    const [, last] =
      new Headers(headers).get("Last-Event-ID")?.split(":") ?? [];
    const missed = history.filter((change) => change.seq > Number(last));
    const resumes = missed.length === seq - Number(last);
    opened.say(
      resumes
        ? missed.map(({ text }) => text).join("") + beatText()
        : eventOf("reset", { ...stamp(), reason: "gap" }),
    );
    streams.add(opened);
    signal?.addEventListener("abort", () => streams.delete(opened));
    return opened.response;
  };

  const reply = (url: URL, init: RequestInit): Response => {
    const headers = new Headers(init.headers);
    if (refused || headers.get("Authorization") !== `Bearer ${token}`)
      return new Response(null, { status: 401 });
    const path = url.href.slice(base.length).replace(url.search, "");
    if (path === "") return jsonAnswer(points, description(canStream));
    if (path === "/stream") return stream(init);
    if (path !== "/presence") return new Response(null, { status: 404 });
    return headers.get("If-None-Match") === `"${EPOCH}:${seq}"`
      ? new Response(null, {
          status: 304,
          headers: { "Rollcall-Server-Time": String(time) },
        })
      : listPage(url);
  };

  return {
    base,
    token,
    asked,
    tokens,
    truth: () => ({
      total: users.size,
      online: [...users.values()].filter(({ sessions }) => sessions.length > 0)
        .length,
    }),
    pass: (ms) => {
      time += ms;
      points.changed();
    },
    visit: (id, page) => change([onPage(id, page)], []),
    visitAll: (ids, page) =>
      change(
        ids.map((id) => onPage(id, page)),
        [],
      ),
    leave: (id) => change([offline(id)], []),
    remove: (id) => change([], [id]),
    beat: () => {
      points.changed();
      for (const stream of streams) stream.say(beatText());
    },
    muffle: () => {
      muffled = true;
      points.changed();
    },
    hold: (wanted) => {
      points.changed();
      release();
      held = wanted
        ? new Promise((resolve) => {
            release = resolve;
          })
        : null;
    },
    isHolding: () => held !== null,
    refuse: (wanted) => {
      refused = wanted;
      points.changed();
    },
    answer: async (url, init) => {
      asked.push(url.href);
      const { signal, headers } = init;
      tokens.add(new Headers(headers).get("Authorization") ?? "");
      if (held !== null)
        await Promise.race([
          held,
          new Promise((_, reject) =>
            signal?.addEventListener("abort", () =>
              reject(new DOMException("given up", "AbortError")),
            ),
          ),
        ]);
      return reply(url, init);
    },
    drop: () => streams.clear(),
  };
};
