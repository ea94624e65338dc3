import type { Failure } from "../domain/failure.ts";
import type { PersonId } from "../domain/ids.ts";
import { type Instant, type LocalInstant, instant } from "../domain/instant.ts";
import { type AddressOfPage, addressReader } from "../domain/page-reader.ts";
import type { Result } from "../domain/result.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import { askDirectus } from "./directus-asking.ts";
import { type DirectusInfo, parseDirectusInfo } from "./directus-info.ts";
import { NO_PAGES_LEFT } from "./directus-pages-left.ts";
import type { Reading, Traces } from "./directus-presence.ts";
import {
  type DirectusSettings,
  onlineWindowMs,
  pagesBase,
} from "./directus-settings.ts";

/** One server, and what was seen of it in this worker's life. */
export interface Directus {
  readonly io: Io;
  readonly endpoint: Endpoint;
  readonly windowMs: number;
  readonly base: string;
  readonly addressOfPage: AddressOfPage;
  readonly traces: Traces;
  info: DirectusInfo | null;
  /** By how much the server's clock is ahead of ours, ms. */
  clockAhead: number;
  /** When the log was read last; null: never. */
  logReadAt: LocalInstant | null;
  /** How many requests the last look needed. */
  requests: number;
  /** False: the token may not read it. */
  mayReadLog: boolean;
}

export const openDirectus = (
  io: Io,
  endpoint: Endpoint,
  settings: DirectusSettings,
): Directus => ({
  io,
  endpoint,
  windowMs: onlineWindowMs(settings),
  base: pagesBase(endpoint.address, settings),
  addressOfPage: addressReader(endpoint.parameters ?? []),
  traces: {
    acts: new Map(),
    paths: new Map(),
    pagesLeft: NO_PAGES_LEFT,
    wallClock: null,
  },
  info: null,
  clockAhead: 0,
  logReadAt: null,
  requests: 0,
  mayReadLog: true,
});

/** Asks the server what it is, and remembers it. */
export const readInfo = async (
  directus: Directus,
  signal: AbortSignal,
): Promise<Result<DirectusInfo, Failure>> => {
  const { io, endpoint } = directus;
  const answer = await askDirectus(io, endpoint, "/server/info", signal);
  if (!answer.ok) return answer;
  setClock(directus, answer.value.serverTime, io.now());
  const info = parseDirectusInfo(answer.value.json);
  if (info.ok) directus.info = info.value;
  return info;
};

/** Takes the server's clock from an answer. */
export const setClock = (
  directus: Directus,
  serverTime: Instant,
  now: LocalInstant,
): void => {
  directus.clockAhead = serverTime - now;
};

/** What the server's clock shows now, by its last answer. */
export const serverNow = ({ io, clockAhead }: Directus): Instant =>
  instant(io.now() + clockAhead);

/** How rows that are said now are to be read. */
export const readingAt = (
  { windowMs, base, addressOfPage }: Directus,
  now: Instant,
  pushed: boolean,
): Reading => ({ now, windowMs, base, addressOfPage, pushed });

/** Rows that are asked for at once. */
const PAGE_ROWS = 1000;
/** How many rows to ask for at once. */
export const rowsAtOnce = ({ maxRows }: DirectusInfo): number =>
  Math.min(PAGE_ROWS, maxRows ?? PAGE_ROWS);

/** Forgets somebody who was deleted. */
export const forget = ({ traces }: Directus, id: PersonId): void => {
  traces.acts.delete(id);
  traces.paths.delete(id);
};
