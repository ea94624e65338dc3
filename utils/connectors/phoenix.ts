import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import type { Observation, Position } from "../domain/observation.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { DEFAULT_LIMITS, type PlatformInfo } from "../domain/source.ts";
import type { Io } from "../transport/io.ts";
import { type Knocked, knock } from "../transport/knock.ts";
import type { Endpoint, Feed, KnownReport, Told } from "./connector.ts";
import { nextPosition } from "./counted.ts";
import { defineConnector } from "./definition.ts";
import { type ChannelNews, followChannel } from "./phoenix-channel.ts";
import { type PresentPeople, presentPeople } from "./phoenix-people.ts";
import { createPresence } from "./phoenix-presence.ts";
import { reachOf } from "./phoenix-servers.ts";
import { PhoenixSettings, asksOpenly } from "./phoenix-settings.ts";

/** Phoenix Presence of a site's own server, and Supabase Realtime: who is there, told as it happens. */
export const phoenix = defineConnector({
  id: "phoenix",
  settings: PhoenixSettings,
  isOpen: asksOpenly,
  connect: (io, endpoint, settings) => phoenixFeed(io, endpoint, settings),
});

/** How often a whole list is asked for where the stream does not hold: each is a socket of its own. */
const REFRESH_MS = 15 * SECOND;

const phoenixFeed = (
  io: Io,
  endpoint: Endpoint,
  settings: PhoenixSettings,
): Feed => {
  const reach = reachOf(io, endpoint, settings);
  const follow = async function* (
    from: Position | null,
    signal: AbortSignal,
    known: KnownReport | undefined,
  ): AsyncGenerator<Result<Told, Failure>, void> {
    const channel = await reach(signal);
    if (signal.aborted) return;
    if (!channel.ok) return yield channel;
    const knocked = await knock(io, channel.value.url, signal, {
      headers: {},
      secrets: channel.value.secrets(),
    });
    if (signal.aborted) return;
    if (!knocked.ok) return yield knocked;
    const presence = createPresence();
    const people = presentPeople(settings, endpoint, presence, known);
    const say = speaker(io, from, knocked.value, people);
    let isOpen = false;
    for await (const news of followChannel(
      io,
      channel.value,
      presence,
      signal,
    )) {
      if (!news.ok)
        return yield fail(
          explained(news.failure, isOpen, knocked.value, endpoint),
        );
      isOpen = true;
      if (news.value.kind === "open") continue;
      const told = say(news.value);
      yield told;
      if (!told.ok || told.value.kind === "reset") return;
    }
  };
  return {
    describe: () => Promise.resolve(ok(infoOf(endpoint, settings))),
    observations: async function* ({ position, known }, signal) {
      for await (const told of follow(position, signal, known)) {
        if (!told.ok) return yield told;
        if (told.value.kind === "observation")
          return yield ok(told.value.observation);
        // It ended before it said anything.
        return yield fail<Failure>({ code: "network" });
      }
    },
    stream: (from, signal, known) => follow(from, signal, known),
  };
};

/** Numbers what a channel says, and gives it the server's time. */
const speaker = (
  io: Io,
  from: Position | null,
  { serverTime }: Knocked,
  people: PresentPeople,
): ((
  news: Exclude<ChannelNews, { kind: "open" }>,
) => Result<Told, Failure>) => {
  let held = from;
  const observed = (observation: Observation): Result<Told, Failure> => {
    held = observation.position;
    return ok({ kind: "observation", observation });
  };
  return (news) => {
    const now = serverTime();
    const stamp = { serverTime: now, mark: null };
    const position = nextPosition(held, io);
    switch (news.kind) {
      case "state": {
        const reports = people.all(now);
        if (!reports.ok) return reports;
        const list = { complete: true, reports: reports.value };
        return observed({ kind: "snapshot", position, ...list, ...stamp });
      }
      case "changed": {
        if (held === null) return ok({ kind: "reset" });
        const change = { pushed: true, ...people.changed(news.keys, now) };
        return observed({
          kind: "delta",
          basis: held,
          position,
          ...change,
          ...stamp,
        });
      }
      case "alive":
        return held === null
          ? ok({ kind: "reset" })
          : observed({ kind: "heartbeat", position: held, ...stamp });
      case "unfit":
        return ok({ kind: "reset" });
      case "ended":
        return ok({ kind: "bye", retryMs: null });
      default:
        return news satisfies never;
    }
  };
};

/** A browser says nothing of a handshake that failed; the plain request before it may have heard why. */
const explained = (
  failure: Failure,
  isOpen: boolean,
  { refusal }: Knocked,
  { token }: Endpoint,
): Failure => {
  const why = failure.code === "network" && !isOpen ? refusal : failure;
  return why.code === "forbidden" && token === null
    ? { code: "auth_required", reason: "missing" }
    : why;
};

/** It says nothing of itself: what it can give is known from how it is asked. */
const infoOf = (
  { address }: Endpoint,
  settings: PhoenixSettings,
): PlatformInfo => ({
  name: new URL(address).host,
  limits: DEFAULT_LIMITS,
  refreshMs: REFRESH_MS,
  singleSession: false,
  privilegedRoles: [],
  roles: [],
  canStream: true,
  canHistory: false,
  canWrite: [],
  network: { available: settings.fields.ip !== undefined, hint: null },
  userUrl: null,
});
