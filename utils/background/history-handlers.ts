import { fail } from "../domain/result.ts";
import type { Handlers } from "../messaging/server.ts";
import type { FeedRunner } from "./feed-runner.ts";
import type { HistoryImporter } from "./history-import.ts";

/** The commands that have to do with the platform's own history. */
export type HistoryCommand = "startImport" | "stopImport" | "personSessions";

interface HistoryHandlerDeps {
  readonly importer: HistoryImporter;
  readonly runner: (
    source: FeedRunner["source"]["id"],
  ) => FeedRunner | undefined;
  readonly ready: Promise<void>;
}

export const createHistoryHandlers = ({
  importer,
  runner,
  ready,
}: HistoryHandlerDeps): Pick<Handlers, HistoryCommand> => ({
  startImport: async ({ source }) => {
    await ready;
    return importer.start(source);
  },
  stopImport: async ({ source }) => {
    await ready;
    return importer.stop(source);
  },
  personSessions: async ({ source, person, cursor }) => {
    await ready;
    const one = runner(source);
    if (!one?.history) return fail({ code: "not_found" });
    return one.history.ofPerson(person, cursor, one.stopped);
  },
});
