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

/** What hangs on colours and room alone: names, roles and order are the same in every look. */
const SEEN = [
  "color-contrast",
  "link-in-text-block",
  "scrollable-region-focusable",
  "target-size",
];

/**
 * Looks at a page as it is now.
 * @param seenAlone only what another look of the same page can make another
 */
export const lookWithAxe = async (
  page: Page,
  seenAlone = false,
): Promise<Findings> => {
  if (!(await page.evaluate(() => "axe" in globalThis)))
    await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(
    (runOnly) =>
      // CAST: inside the page; axe was read into it above.
      (globalThis as unknown as InsidePage).axe.run({
        runOnly,
        resultTypes: ["violations"],
        // Reads all style sheets once more, for a rule that is not among these: a third of the time.
        preload: false,
      }),
    seenAlone ? { type: "rule", values: SEEN } : { type: "tag", values: RULES },
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
