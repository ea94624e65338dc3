import { bestSession, hasLiveSession } from "../domain/facts.ts";
import { createDecide, foldedPath } from "../domain/page-name.ts";
import type { Decided, NamedPage } from "../domain/page-name.ts";
import { type PageRule, placeOf } from "../domain/page-rules.ts";
import type { Report } from "../domain/person.ts";

/** A page and how many people are on it. */
export interface PageInUse {
  readonly page: NamedPage;
  readonly people: number;
}

/** More different pages than this are not looked at while somebody types. */
const MOST = 2000;

/** The pages that people are on now, the fullest first. */
export const pagesInUse = (reports: Iterable<Report>): readonly PageInUse[] => {
  const pages = new Map<string, { page: NamedPage; people: number }>();
  for (const report of reports) {
    const page = hasLiveSession(report) ? bestSession(report)?.page : null;
    if (!page) continue;
    const { url, title, feature } = page;
    const key = `${url}\n${title}\n${feature}`;
    const known = pages.get(key);
    if (known === undefined)
      pages.set(key, { page: { url, title, feature }, people: 1 });
    else known.people++;
  }
  return [...pages.values()].sort((a, b) => b.people - a.people).slice(0, MOST);
};

/** One line of the preview: pages that look alike and get the same name for the same reason. */
export interface NamedLine {
  /** With ids folded; with its host where there are several. Null where the platform gave no address. */
  readonly path: string | null;
  readonly name: string;
  readonly by: Decided["by"];
  readonly people: number;
}

/** How these pages would be called under these rules, the fullest line first. */
export const previewOf = (
  pages: readonly PageInUse[],
  rules: readonly PageRule[],
): readonly NamedLine[] => {
  const decide = createDecide(rules);
  const hosts = new Set(pages.map(({ page }) => hostOf(page)));
  const lines = new Map<string, NamedLine>();
  for (const { page, people } of pages) {
    const decided = decide(page);
    if (decided === null) continue;
    const folded = page.url === null ? null : foldedPath(page.url);
    const path =
      folded === null || hosts.size < 2
        ? folded
        : `${hostOf(page) ?? ""}${folded}`;
    const key = `${path}\n${decided.by}\n${decided.name}`;
    const before = lines.get(key)?.people ?? 0;
    lines.set(key, { ...decided, path, people: before + people });
  }
  return [...lines.values()].sort((a, b) => b.people - a.people);
};

const hostOf = ({ url }: NamedPage): string | null =>
  url === null ? null : (placeOf(url)?.host ?? null);
