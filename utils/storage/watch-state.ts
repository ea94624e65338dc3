import type { Knowledge } from "../domain/observe.ts";
import { NEW_CLOCK, type ServerClock } from "../domain/server-clock.ts";
import { NO_SESSIONS, type Sessions } from "../domain/sessions.ts";

/** What is known of sessions and time, but for the sessions themselves, which are kept person by person. */
export interface WatchState extends Omit<Sessions, "running" | "lastEnds"> {
  readonly clock: ServerClock;
}

export const watchOf = ({
  sessions,
  clock,
}: Pick<Knowledge, "sessions" | "clock">): WatchState => {
  const { running: _, lastEnds: __, ...watch } = sessions;
  return { ...watch, clock };
};

/** Nothing was watched yet. */
export const NO_WATCH: WatchState = watchOf({
  sessions: NO_SESSIONS,
  clock: NEW_CLOCK,
});
