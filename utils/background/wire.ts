import type { Feed } from "../connectors/connector.ts";
import type { ConnectionEvent } from "../domain/connection-step.ts";
import type { Failure } from "../domain/failure.ts";
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

/** Before anything is sent: without the permission the browser would send a preflight that the platform sees. */
export const refusalOf = async ({
  source,
  io,
}: Wire): Promise<Failure | null> => {
  const { origin } = new URL(source.address);
  return (await io.allowed(origin))
    ? null
    : { code: "permission_missing", origin };
};
