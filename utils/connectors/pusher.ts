import { MINUTE } from "../domain/instant.ts";
import { ok } from "../domain/result.ts";
import type { PlatformInfo } from "../domain/source.ts";
import type { Feed } from "./connector.ts";
import { nextPosition } from "./counted.ts";
import { defineConnector } from "./definition.ts";
import { infoOf } from "./mapped-info.ts";
import { PusherSettings, membersMapping } from "./pusher-settings.ts";
import { followPusher, glimpse } from "./pusher-stream.ts";
import type { Pusher } from "./pusher-visit.ts";

/**
 * Presence channels of the Pusher protocol: Pusher Channels, Soketi, Laravel Reverb. Rollcall joins as any browser of the
 * site does, with the leave of the site's own endpoint, and is a member itself: everybody else sees who it signs for. The
 * protocol tells no times, and nothing of a second tab: a member is there from when we first see them, with what their
 * first tab said, until the last one closes.
 */
export const pusher = defineConnector({
  id: "pusher",
  settings: PusherSettings,
  connect: (io, endpoint, settings) =>
    pusherFeed({ io, endpoint, settings, mapping: membersMapping(settings) }),
});

/** To look is to join and to leave, which everybody in the channel sees: the stream is what is meant to be used. */
const REFRESH_MS = MINUTE;

const pusherFeed = (pusher: Pusher): Feed => ({
  describe: () => Promise.resolve(ok(platformOf(pusher))),
  observations: async function* (resume, signal) {
    const seen = await glimpse(pusher, resume.known, signal);
    if (!seen.ok) return yield seen;
    const position = nextPosition(resume.position, pusher.io);
    yield ok({ kind: "snapshot", position, mark: null, ...seen.value });
  },
  stream: (from, signal, known) => followPusher(pusher, from, known, signal),
});

const platformOf = ({ mapping }: Pusher): PlatformInfo => ({
  ...infoOf(mapping),
  refreshMs: REFRESH_MS,
  canStream: true,
});
