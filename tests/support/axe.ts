import axe from "axe-core";
import type { Page } from "puppeteer-core";

/** What axe found on a page. */
export interface Findings {
  /** A line each: rule, element, what is wrong. */
  readonly faults: readonly string[];
  /** How many rules had something to look at and were kept. */
  readonly kept: number;
}

interface Result {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary?: string;
  }[];
}

interface InsidePage {
  readonly axe: {
    readonly run: (options: object) => Promise<{
      readonly violations: readonly Result[];
      readonly passes: readonly Result[];
    }>;
  };
}

/** Everything up to WCAG 2.2 AA, and what the makers of axe hold for good practice. */
const RULES = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
];

/** Looks at a page as it is now. */
export const lookWithAxe = async (page: Page): Promise<Findings> => {
  if (!(await page.evaluate(() => "axe" in globalThis)))
    await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(
    (tags) =>
      // CAST: inside the page; axe was read into it above.
      (globalThis as unknown as InsidePage).axe.run({
        runOnly: tags,
        resultTypes: ["violations"],
      }),
    RULES,
  );
  return {
    faults: violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = "" }) =>
          `${id}: ${target.join(" ")}: ${failureSummary.split("\n").slice(1).join("; ").trim()}`,
      ),
    ),
    kept: passes.length,
  };
};
