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

const BETWEEN_POLLS_MS = 5 * SECOND;
const TOKEN = "a-token-of-the-bench";

/** One platform, polled by the runner that ships, into a database of its own. */
export interface Poller {
  /** Polls so many times; each answer is committed and announced before the next is asked for. */
  readonly poll: (times: number) => Promise<void>;
  /** Fetches the same bytes and does nothing with them. */
  readonly fetchOnly: (times: number) => Promise<void>;
}

/** The clock that the runner sees goes on by five seconds from poll to poll, as it would while a page is open. */
export const openPoller = async (
  address: string,
  pageCount: number,
): Promise<Poller> => {
  const db = openDatabase(`bench-${address}`);
  const source: SourceRecord = {
    id: sourceId("bench"),
    connector: "protocol",
    name: null,
    address,
    generation: 1,
    paused: false,
  };
  await writeSource(db, source, true);
  let now = Date.now();
  const io = { ...browserIo(), now: () => localInstant(now) };
  const announce = openAnnouncer();
  const feed = CONNECTORS.protocol.connect(io, { address, token: TOKEN }, null);
  const runner = createFeedRunner(source, feed, NEW_STATE, {
    io,
    db,
    sort: () => DEFAULT_VIEW.sort,
    onChange: ({ state }) =>
      announce({
        source: source.id,
        revision: state().knowledge.roster.revision,
      }),
    onCount: () => {},
  });
  const pollOnce = async (): Promise<void> => {
    const { revision } = runner.state().knowledge.roster;
    now += BETWEEN_POLLS_MS;
    runner.dispatch({ kind: "refresh" });
    await runner.settled();
    const after = runner.state();
    if (after.knowledge.roster.revision !== revision + 1)
      throw new Error(`No poll: ${JSON.stringify(after.connection)}`);
  };
  await pollOnce();
  return {
    poll: (times) => repeat(times, pollOnce),
    fetchOnly: (times) =>
      repeat(times, () => fetchPages(`${address}/presence`, pageCount)),
  };
};

const repeat = async (
  times: number,
  work: () => Promise<void>,
): Promise<void> => {
  for (let time = 0; time < times; time++) await work();
};

const fetchPages = async (url: string, pageCount: number): Promise<void> => {
  for (let page = 0; page < pageCount; page++) {
    const cursor = page === 0 ? "" : `?cursor=${page}`;
    const response = await fetch(url + cursor, {
      headers: { Accept: "application/json", Authorization: `Bearer ${TOKEN}` },
      credentials: "omit",
      cache: "no-store",
    });
    const reader = response.body?.getReader();
    while (reader !== undefined && !(await reader.read()).done);
  }
};
