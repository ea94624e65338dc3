import type { Told } from "../connectors/connector.ts";
import { dueAt, isDue } from "../domain/connection.ts";
import type { Observation } from "../domain/observation.ts";
import { unreachable } from "../domain/result.ts";
import { SILENT, type StreamLost } from "../domain/stream-step.ts";
import { refusalOf } from "./refusal.ts";
import { type Wire, knownBy } from "./wire.ts";

type Why = StreamLost["why"];

/** Follows the stream from the position that is held until it ends, and says how it did. */
export const listen = async (
  wire: Wire,
  signal: AbortSignal,
): Promise<void> => {
  const { feed, state } = wire;
  const refused = await refusalOf(wire.io, wire.source);
  const { position } = state().knowledge.roster;
  if (signal.aborted) return;
  if (feed.stream === null || position === null || refused !== null)
    return lose(wire, refused ?? { code: "not_found" }, null);
  let retryMs: number | null = null;
  const { mark } = state();
  const known = knownBy(wire);
  for await (const told of feed.stream(position, signal, known, mark)) {
    if (signal.aborted) return;
    if (!told.ok) return lose(wire, told.failure, retryMs);
    retryMs = wishOf(told.value) ?? retryMs;
    const why = await hear(wire, told.value, signal);
    if (signal.aborted) return;
    if (why !== null) return lose(wire, why, retryMs);
  }
  if (!signal.aborted) lose(wire, "ended", retryMs);
};

const lose = ({ dispatch }: Wire, why: Why, retryMs: number | null): void =>
  dispatch({ kind: "streamLost", why, retryMs });

/** When the server wants to be asked again, ms. */
const wishOf = (told: Told): number | null => {
  if (told.kind === "retry") return told.ms;
  return told.kind === "bye" ? told.retryMs : null;
};

/** Null while the stream goes on. */
const hear = async (
  wire: Wire,
  told: Told,
  signal: AbortSignal,
): Promise<Why | null> => {
  switch (told.kind) {
    case "retry":
      return null;
    case "bye":
      return "ended";
    case "reset":
      return "unfit";
    case "observation":
      return take(wire, told.observation, signal);
    default:
      return unreachable(told);
  }
};

const take = async (
  { keeper, dispatch, state, io }: Wire,
  observation: Observation,
  signal: AbortSignal,
): Promise<Why | null> => {
  // Silent for so long that it is lost already, though nobody could look (the machine slept): what comes now may be old.
  if (isDue(dueAt(state().connection), io.now())) return SILENT.why;
  const taken = await keeper.take(observation, { kind: "heard" }, signal);
  if (signal.aborted) return null;
  if (!taken.ok) return taken.failure;
  if (taken.value === "doubt") return "unfit";
  // A server that tells again what is known is alive; that it is up to date it has not said.
  if (taken.value === "taken") dispatch({ kind: "heard" });
  return null;
};
