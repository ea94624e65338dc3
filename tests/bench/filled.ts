import type { Page } from "puppeteer-core";
import { type AnswerServer, startAnswerServer } from "./answer-server.ts";
import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";

/** The extension's own worker has fetched and written so many people, and is paused: nothing happens beside the bench. */
export interface Filled {
  /** A page of the bench in the same extension. */
  readonly page: Page;
  readonly source: string;
  readonly empty: () => Promise<void>;
}

export const fill = async (
  extension: BenchExtension,
  people: number,
): Promise<Filled> => {
  const server: AnswerServer = await startAnswerServer(people);
  const page = await openBenchPage(extension);
  const source = await ask(page, "connect", server.base, people);
  await server.stop();
  return {
    page,
    source,
    empty: async () => {
      await ask(page, "disconnect", source);
      await page.close();
    },
  };
};
