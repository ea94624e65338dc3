import { createFeedRunner } from "../../../utils/background/feed-runner.ts";
import { NEW_STATE } from "../../../utils/background/runner-state.ts";
import { CONNECTORS } from "../../../utils/connectors/registry.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { SECOND, localInstant } from "../../../utils/domain/instant.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import { openAnnouncer } from "../../../utils/messaging/changes.ts";
import { openDatabase } from "../../../utils/storage/database.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { browserIo } from "../../../utils/transport/browser-io.ts";
import { type Floor, openFloor } from "./floor-follow.ts";
import { deltaText } from "./delta-text.ts";

const BETWEEN_EVENTS_MS = 5 * SECOND;

/** One platform, followed by the runner that ships, into a database of its own. */
export interface Follower {
  /** ms from an event's bytes to "committed", one number an event. */
  readonly hear: (events: number) => Promise<readonly number[]>;
  /** The same bytes, parsed as JSON and put into a store as one record. */
  readonly floor: (events: number) => Promise<readonly number[]>;
}

/**
 * Reads the whole list from an address; the stream's bytes come from here, without a network. The clock that the runner
 * sees goes on by five seconds from event to event.
 */
export const openFollower = async (
  address: string,
  people: number,
): Promise<Follower> => {
  const db = openDatabase(`follow-${address}`);
  const source: SourceRecord = {
    id: sourceId("bench-stream"),
    connector: "protocol",
    name: null,
    address,
    generation: 1,
    paused: false,
  };
  await writeSource(db, source, true);
  let now = Date.now();
  let wire: ReadableStreamDefaultController<Uint8Array> | null = null;
  const io = {
    ...browserIo(),
    now: () => localInstant(now),
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      if (!url.endsWith("/stream")) return fetch(url, init);
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          wire = controller;
        },
      });
      return new Response(body, {
        headers: { "Content-Type": "text/event-stream" },
      });
    },
  };
  const feed = CONNECTORS.protocol.connect(io, { address, token: null }, null);
  const announce = openAnnouncer();
  let heard = (): void => {};
  const runner = createFeedRunner(
    source,
    {
      ...feed,
      describe: async (signal) => {
        const info = await feed.describe(signal);
        return info.ok
          ? { ...info, value: { ...info.value, canStream: true } }
          : info;
      },
    },
    NEW_STATE,
    {
      io,
      db,
      sort: () => DEFAULT_VIEW.sort,
      onChange: ({ state }) => {
        const { revision } = state().knowledge.roster;
        announce({ source: source.id, revision });
        heard();
      },
      onCount: () => {},
    },
  );

  runner.dispatch({ kind: "woke" });
  await runner.settled();
  while (wire === null) await new Promise((resolve) => setTimeout(resolve));

  const hearOne = async (): Promise<number> => {
    const { position, serverTime, revision } = runner.state().knowledge.roster;
    if (position === null || serverTime === null || wire === null)
      throw new Error(`No stream: ${JSON.stringify(runner.state())}`);
    now += BETWEEN_EVENTS_MS;
    const text = deltaText(
      { epoch: position.epoch, seq: position.seq + 1 },
      serverTime + BETWEEN_EVENTS_MS,
      people,
    );
    const bytes = new TextEncoder().encode(text);
    const committed = new Promise<void>((resolve) => {
      heard = () => {
        if (runner.state().knowledge.roster.revision > revision) resolve();
      };
    });
    const start = performance.now();
    wire.enqueue(bytes);
    await committed;
    return performance.now() - start;
  };

  const floor: Floor = await openFloor(people);
  return {
    hear: (events) => timesOf(events, hearOne),
    floor: (events) => timesOf(events, floor.hearOne),
  };
};

const timesOf = async (
  events: number,
  one: () => Promise<number>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let event = 0; event < events; event++) times.push(await one());
  return times;
};
