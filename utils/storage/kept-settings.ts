import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import {
  type ChosenRetention,
  DEFAULT_RETENTION,
  type Retention,
} from "../domain/retention.ts";
import type { Database } from "./database.ts";
import { retentionIn } from "./retention.ts";
import { sourcesIn } from "./settings.ts";

/** For how long things are to be kept, and for each connection what held when its old things were last looked after. */
export const readKeptSettings = (
  db: Database,
): Promise<
  Result<
    {
      readonly chosen: ChosenRetention;
      readonly applied: readonly Retention[];
      readonly sources: readonly {
        readonly id: SourceId;
        readonly name: string;
      }[];
    },
    Failure
  >
> =>
  db.use(async (connected) => {
    const tx = connected.transaction(["settings", "upkeep"]);
    const [chosen, sources, upkeep] = await Promise.all([
      retentionIn(tx.objectStore("settings")),
      sourcesIn(tx.objectStore("settings")),
      tx.objectStore("upkeep").getAll(),
    ]);
    return {
      chosen,
      applied: upkeep.map(({ retention }) => retention ?? DEFAULT_RETENTION),
      sources: sources.map(({ id, name, address }) => ({
        id,
        name: name ?? new URL(address).host,
      })),
    };
  });
