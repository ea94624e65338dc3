import type { Failure } from "../domain/failure.ts";
import { HOUR, type Instant, instant } from "../domain/instant.ts";
import type { Position } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import { type Result, fail, ok, unreachable } from "../domain/result.ts";
import type { KnownReport, Told } from "./connector.ts";
import { type Teller, createTeller } from "./counted-stream.ts";
import type { ChannelEvent } from "./pusher-channel.ts";
import { type Directory, readDirectory } from "./pusher-directory.ts";
import type { Members } from "./pusher-frames.ts";
import { type Crowd, type CrowdChange, crowdOf } from "./pusher-people.ts";
import { type Pusher, visitChannel } from "./pusher-visit.ts";

export interface Glimpse {
  readonly reports: readonly Report[];
  readonly complete: boolean;
  readonly serverTime: Instant;
}

/** A server that lets go of everybody at once takes them back at once. */
const MOST_VISITS = 2;

/** Joins the channel for as long as it takes to see who is in it. Fails as joining does. */
export const glimpse = async (
  pusher: Pusher,
  known: KnownReport | undefined,
  signal: AbortSignal,
): Promise<Result<Glimpse, Failure>> => {
  const directory = await directoryOf(pusher, signal);
  if (!directory.ok) return directory;
  const { complete } = directory.value;
  for (let visits = 0; visits < MOST_VISITS; visits++)
    for await (const said of visitChannel(pusher, signal)) {
      if (!said.ok) return said;
      if (said.value.kind !== "joined") continue;
      const { members, serverTime } = said.value;
      const crowd = crowdIn(
        pusher,
        directory.value,
        members,
        known,
        serverTime,
      );
      return ok({ reports: crowd.all(serverTime), complete, serverTime });
    }
  return fail({ code: "network" });
};

const directoryOf = (
  { io, endpoint, mapping }: Pusher,
  signal: AbortSignal,
): Promise<Result<Directory, Failure>> =>
  readDirectory(io, endpoint, mapping, signal);

const crowdIn = (
  { endpoint, mapping }: Pusher,
  directory: Directory,
  members: Members,
  known: KnownReport | undefined,
  since: Instant,
): Crowd => crowdOf(members, directory, mapping, endpoint, known, since);

/** A directory is asked for again after this, and the channel is joined anew with it. */
const DIRECTORY_HOLDS_MS = HOUR;

/** Joins the channel; tells who is in it, and then who comes, goes and changes. */
export async function* followPusher(
  pusher: Pusher,
  from: Position,
  known: KnownReport | undefined,
  signal: AbortSignal,
): AsyncGenerator<Result<Told, Failure>, void, undefined> {
  const { io, settings } = pusher;
  const teller = createTeller(from, io);
  const since = io.now();
  const directory = await directoryOf(pusher, signal);
  if (signal.aborted) return;
  if (!directory.ok) return yield directory;
  const { complete } = directory.value;
  let crowd: Crowd | null = null;
  let clockAhead = 0;
  for await (const said of visitChannel(pusher, signal)) {
    if (!said.ok) return yield said;
    const event = said.value;
    if (event.kind === "joined") {
      const { members, serverTime } = event;
      // The protocol tells no time: the clock is the site's, by the answer with its leave.
      clockAhead = serverTime - io.now();
      crowd = crowdIn(pusher, directory.value, members, known, serverTime);
      yield teller.snapshot(crowd.all(serverTime), complete, serverTime);
      continue;
    }
    const told = toldBy(event, crowd, teller, instant(io.now() + clockAhead));
    if (told !== null) yield told;
    const isOld = Math.abs(io.now() - since) > DIRECTORY_HOLDS_MS;
    if (isOld && event.kind === "alive" && settings.directory !== undefined)
      return yield ok({ kind: "bye", retryMs: null });
  }
}

/** Null: nothing that anybody need be told. */
const toldBy = (
  event: Exclude<ChannelEvent, { readonly kind: "joined" }>,
  crowd: Crowd | null,
  teller: Teller,
  now: Instant,
): Result<Told, never> | null => {
  if (event.kind === "again") return ok({ kind: "bye", retryMs: 0 });
  if (crowd === null) return null;
  const tell = ({ upserts, removals }: CrowdChange) =>
    upserts.length + removals.length === 0
      ? null
      : teller.delta(upserts, removals, true, now);
  switch (event.kind) {
    case "added":
      return tell(crowd.add(event.id, event.info, now));
    case "updated":
      return tell(crowd.update(event.id, event.data, now));
    case "removed":
      return tell(crowd.remove(event.id, now));
    case "alive":
      return teller.heartbeat(now);
    case "garbage":
      return ok({ kind: "reset" });
    default:
      return unreachable(event);
  }
};
