import type { Page } from "puppeteer-core";
import { type AnswerServer, startAnswerServer } from "./answer-server.ts";
import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";

/**
 * The extension's own worker has fetched and written so many people, and is paused: nothing happens beside the bench. One
 * that is live goes on: it asks each second, and each answer has 1 % of changes.
 */
export interface Filled {
  /** A page of the bench in the same extension. */
  readonly page: Page;
  readonly source: string;
  readonly server: AnswerServer;
  readonly empty: () => Promise<void>;
}

export const fill = async (
  extension: BenchExtension,
  people: number,
  live = false,
): Promise<Filled> => {
  const server = await startAnswerServer(people, live);
  const page = await openBenchPage(extension);
  const source = await ask(page, "connect", server.base, people, live);
  if (!live) await server.stop();
  return {
    page,
    source,
    server,
    empty: async () => {
      await ask(page, "showInPanel", "online");
      await ask(page, "disconnect", source);
      if (live) await server.stop();
      await page.close();
    },
  };
};
