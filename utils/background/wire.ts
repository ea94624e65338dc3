import type { Feed, KnownReport } from "../connectors/connector.ts";
import type { ConnectionEvent } from "../domain/connection-step.ts";
import type { PersonId } from "../domain/ids.ts";
import { type People, reportOf, reportsOf } from "../domain/people.ts";
import type { PlatformInfo, SourceRecord } from "../domain/source.ts";
import type { Io } from "../transport/io.ts";
import type { Keeper } from "./keeper.ts";
import type { RunnerState } from "./runner-state.ts";

/** What asking and listening share of one source. */
export interface Wire {
  readonly source: SourceRecord;
  readonly feed: Feed;
  readonly io: Io;
  readonly keeper: Keeper;
  readonly state: () => RunnerState;
  /** Takes note of what the platform says it is. */
  readonly learn: (info: PlatformInfo) => void;
  readonly dispatch: (event: ConnectionEvent) => void;
}

/** What is held of a person at the moment it is asked. */
export const knownBy = ({ state }: Wire): KnownReport =>
  knownIn(() => state().knowledge.roster.people);

/** What these people say, as they are at the moment it is asked. */
export const knownIn = (people: () => People): KnownReport =>
  Object.assign((person: PersonId) => reportOf(people(), person), {
    everybody: () => reportsOf(people()),
  });
