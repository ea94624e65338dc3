import { FROM_THE_START, type Resume } from "../connectors/connector.ts";
import type { ConnectionEvent } from "../domain/connection-step.ts";
import type { Failure } from "../domain/failure.ts";
import { HOUR } from "../domain/instant.ts";
import { DEFAULT_REFRESH_MS } from "../domain/source.ts";
import { refusalOf } from "./refusal.ts";
import { type Wire, knownBy } from "./wire.ts";

/** The platform is asked again what it is after this. */
const INFO_HOLDS_MS = HOUR;

/** Reads the list once, and says how that went. */
export const ask = async (wire: Wire, signal: AbortSignal): Promise<void> => {
  const failure =
    (await refusalOf(wire.io, wire.source)) ??
    (await informed(wire, signal)) ??
    (await observed(wire, signal));
  if (failure !== null && !signal.aborted)
    wire.dispatch({ kind: "failed", failure });
};

const informed = async (
  { feed, io, state, learn }: Wire,
  signal: AbortSignal,
): Promise<Failure | null> => {
  const { info, infoAt } = state();
  if (
    info !== null &&
    infoAt !== null &&
    Math.abs(io.now() - infoAt) < INFO_HOLDS_MS
  )
    return null;
  const described = await feed.describe(signal);
  if (!described.ok) return described.failure;
  learn(described.value);
  return null;
};

const observed = async (
  wire: Wire,
  signal: AbortSignal,
): Promise<Failure | null> => {
  const { knowledge, mark } = wire.state();
  const { position, emptyUnconfirmed, doubted } = knowledge.roster;
  // A full list that just became empty is asked for again, whole: "same as before" would not confirm it.
  const known = knownBy(wire);
  const anew: Resume = { ...FROM_THE_START, known };
  const resume = doubted
    ? anew
    : { position, mark: emptyUnconfirmed ? null : mark, known };
  const outcome = await follow(wire, resume, signal);
  if (outcome !== "doubt") return outcome;
  const whole = await follow(wire, anew, signal);
  return whole === "doubt"
    ? { code: "bad_data", what: "mixed_snapshot" }
    : whole;
};

/** `doubt`: what was said cannot be put on what is known. */
const follow = async (
  wire: Wire,
  resume: Resume,
  signal: AbortSignal,
): Promise<Failure | "doubt" | null> => {
  for await (const reading of wire.feed.observations(resume, signal)) {
    if (signal.aborted) return null;
    if (!reading.ok) return reading.failure;
    const taken = await wire.keeper.take(reading.value, answered(wire), signal);
    if (!taken.ok) return taken.failure;
    if (signal.aborted) return null;
    if (taken.value === "doubt") return "doubt";
    if (taken.value === "old") return { code: "bad_data", what: "old_copy" };
    wire.dispatch(answered(wire));
  }
  return null;
};

const answered = ({ feed, state }: Wire): ConnectionEvent => {
  const { info } = state();
  return {
    kind: "answered",
    refreshMs: info?.refreshMs ?? DEFAULT_REFRESH_MS,
    leastMs: feed.leastIntervalMs?.() ?? 0,
    canStream: feed.stream !== null && info?.canStream === true,
  };
};
