import { onTestFinished } from "vitest";
import {
  FROM_THE_START,
  type Feed,
  type Told,
} from "../../utils/connectors/connector.ts";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import type { Report } from "../../utils/domain/person.ts";
import type { Result } from "../../utils/domain/result.ts";
import { EMPTY_ROSTER, applyObservation } from "../../utils/domain/roster.ts";
import type { ConnectorId } from "../../utils/domain/source.ts";
import { openSocket } from "../../utils/transport/browser-socket.ts";
import type { Io } from "../../utils/transport/io.ts";
import { until } from "../support/until.ts";

/** The world as it is. */
const realIo: Io = {
  // oxlint-disable-next-line no-restricted-globals -- this is what Io reaches.
  fetch: (url, init) => fetch(url, init),
  now: () => localInstant(Date.now()),
  random: () => Math.random(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  socket: openSocket,
  online: () => true,
  allowed: () => Promise.resolve(true),
  stayAlive: () => undefined,
};

export interface Watched {
  /** Everybody who is known, by id. */
  readonly people: () => ReadonlyMap<string, Report>;
  /** Waits until exactly these are online, on these pages: "ana /cart /pricing, bo -", both sorted. */
  readonly untilOnline: (who: string) => Promise<void>;
  readonly failure: () => Failure | null;
}

/** How often a list is asked for: these servers have nothing else to do. */
const EVERY_MS = 50;

/** Follows a connection as the worker does: over its stream, where it has one, else by asking again and again. */
export const watch = (
  connector: ConnectorId,
  settings: unknown,
  endpoint: { readonly address: string; readonly token: string | null },
): Watched => {
  const feed = CONNECTORS[connector].connect(realIo, endpoint, settings);
  const controller = new AbortController();
  let roster = EMPTY_ROSTER;
  let failure: Failure | null = null;
  const run = async (): Promise<void> => {
    for await (const told of heard(feed, () => roster, controller.signal)) {
      if (!told.ok) {
        ({ failure } = told);
        return;
      }
      if (told.value.kind === "observation")
        ({ roster } = applyObservation(roster, told.value.observation));
    }
  };
  const running = run();
  onTestFinished(async () => {
    controller.abort();
    await running;
  });
  const people = () =>
    new Map([...reportsOf(roster.people)].map((one) => [String(one.id), one]));
  return {
    people,
    failure: () => failure,
    untilOnline: async (who) => {
      const seen = () => onlineIn(people().values());
      const isOver = await until(
        () => seen() === who || failure !== null,
      ).catch(() => false);
      if (seen() !== who)
        throw new Error(
          `Expected "${who}", got "${seen()}" (${isOver ? JSON.stringify(failure) : "and waited"})`,
        );
    },
  };
};

async function* heard(
  feed: Feed,
  roster: () => typeof EMPTY_ROSTER,
  signal: AbortSignal,
): AsyncGenerator<Result<Told, Failure>, void> {
  const described = await feed.describe(signal);
  if (!described.ok) return yield described;
  const known = (id: Report["id"]) =>
    [...reportsOf(roster().people)].find((one) => one.id === id);
  while (!signal.aborted) {
    const { position } = roster();
    const resume = { ...FROM_THE_START, position, known };
    for await (const one of feed.observations(resume, signal)) {
      if (signal.aborted) return;
      yield one.ok
        ? { ok: true, value: { kind: "observation", observation: one.value } }
        : one;
    }
    const from = roster().position;
    if (feed.stream !== null && described.value.canStream && from !== null)
      return yield* feed.stream(from, signal, known);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

const onlineIn = (reports: Iterable<Report>): string =>
  [...reports]
    .filter(({ sessions }) => sessions.length > 0)
    .map(({ id, sessions }) =>
      [
        id,
        ...sessions.map(({ page }) => pathOf(page?.url ?? null)).toSorted(),
      ].join(" "),
    )
    .toSorted()
    .join(", ");

const pathOf = (url: string | null): string =>
  url === null ? "-" : (URL.parse(url)?.pathname ?? url);
