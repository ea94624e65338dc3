import type {
  Feed,
  KnownReport,
  Told,
} from "../../utils/connectors/connector.ts";
import { FROM_THE_START } from "../../utils/connectors/connector.ts";
import { knownIn } from "../../utils/background/wire.ts";
import { hasLiveSession } from "../../utils/domain/facts.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { Observation, Position } from "../../utils/domain/observation.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import type { Report } from "../../utils/domain/person.ts";
import { type Result, ok } from "../../utils/domain/result.ts";
import {
  EMPTY_ROSTER,
  type Roster,
  applyObservation,
} from "../../utils/domain/roster.ts";
import type { ScriptedSocket } from "./scripted-socket.ts";
import { until } from "./until.ts";

/** Somebody who listens as the worker does: what is told is put on a roster before more is heard. */
export interface Listener {
  readonly heard: readonly Result<Told, Failure>[];
  /** Ids of who is online, as the roster has it, sorted. */
  readonly online: () => readonly string[];
  readonly roster: () => Roster;
  readonly people: () => readonly Report[];
  /** What became of the observations, each. */
  readonly outcomes: () => readonly string[];
  /** The same with what each was: "delta applied". */
  readonly steps: () => readonly string[];
  readonly beats: () => number;
  /** What went wrong at the end; null: nothing (yet). */
  readonly failure: () => Failure | null;
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

export type Way = "stream" | "list";

const FROM: Position = { epoch: "before", seq: 7 };

export const listenOn = (feed: Feed, way: Way = "stream"): Listener => {
  const controller = new AbortController();
  const heard: Result<Told, Failure>[] = [];
  const steps: { readonly kind: string; readonly outcome: string }[] = [];
  let roster = EMPTY_ROSTER;
  const known = knownIn(() => roster.people);
  const read = async (): Promise<void> => {
    for await (const told of saidBy(feed, way, known, controller.signal)) {
      heard.push(told);
      if (!told.ok || told.value.kind !== "observation") continue;
      const { observation } = told.value;
      const applied = applyObservation(roster, observation);
      ({ roster } = applied);
      steps.push({ kind: observation.kind, outcome: applied.outcome });
    }
  };
  return {
    heard,
    online: () =>
      [...reportsOf(roster.people)]
        .filter(hasLiveSession)
        .map(({ id }) => String(id))
        .toSorted(),
    roster: () => roster,
    people: () => [...reportsOf(roster.people)],
    outcomes: () => steps.map(({ outcome }) => outcome),
    steps: () => steps.map(({ kind, outcome }) => `${kind} ${outcome}`),
    beats: () =>
      heard.filter(
        (one) =>
          one.ok &&
          one.value.kind === "observation" &&
          one.value.observation.kind === "heartbeat",
      ).length,
    failure: () => {
      const last = heard.at(-1);
      return last === undefined || last.ok ? null : last.failure;
    },
    stop: () => controller.abort(),
    ended: read(),
  };
};

async function* saidBy(
  feed: Feed,
  way: Way,
  known: KnownReport,
  signal: AbortSignal,
): AsyncGenerator<Result<Told, Failure>, void> {
  if (way === "stream") return yield* feed.stream?.(FROM, signal, known) ?? [];
  for await (const one of feed.observations(
    { ...FROM_THE_START, known },
    signal,
  ))
    yield one.ok ? ok(toldOf(one.value)) : one;
}

const toldOf = (observation: Observation): Told => ({
  kind: "observation",
  observation,
});

/** Says something on the socket that a listener is behind, and waits until it was told of it. */
export const tell = async (
  { heard, wire }: Pick<Listener, "heard"> & { readonly wire: ScriptedSocket },
  message: unknown,
): Promise<void> => {
  const { length } = heard;
  wire.say(message);
  await until(() => heard.length > length);
};

/** The observation that was told last. */
export const lastOf = ({ heard }: Pick<Listener, "heard">): Observation => {
  const last = heard.at(-1);
  if (last?.ok !== true || last.value.kind !== "observation")
    throw new Error(JSON.stringify(last));
  return last.value.observation;
};

/** What went wrong, once it is over. */
export const failureOf = async ({
  ended,
  failure,
}: Pick<Listener, "ended" | "failure">): Promise<Failure | null> => {
  await ended;
  return failure();
};
