import { HIDDEN } from "./hidden-report.ts";
import { personId } from "./ids.ts";
import {
  holdsWord,
  maskedEmail,
  maskedName,
  maskedWithin,
  tellingWords,
  tells,
} from "./mask.ts";
import { foldedPath } from "./page-name.ts";
import { type LiveSession, type Page, type Report, ownId } from "./person.ts";

type Named = Pick<Report, "id" | "own" | "name" | "email">;

const wordsOf = ({ name, email }: Named): ReadonlySet<string> =>
  tellingWords(name, email);

/**
 * An id as it may be shown: the platform's number says nothing to who looks on and lets a colleague find the person; an
 * address, or a word such as "alovelace", says all.
 */
export const maskedId = (report: Named): string => {
  const id = ownId(report);
  const isOpaque =
    /\d/.test(id) &&
    !tells(id, wordsOf(report)) &&
    !holdsWord(id, wordsOf(report));
  return isOpaque ? id : maskedName(id);
};

/**
 * A report as it may be shown, said or saved while the screen is shared: name, address and network are masked, and the
 * person's words in the names of company and pages. The id stays what it is, because rows and cards are found by it:
 * where it is *shown*, {@link maskedId} is. All other facts stay, so everything that is derived of it comes out the same.
 */
export const maskedReport = (report: Report): Report => {
  const { name, email, company, url, sessions } = report;
  const id = ownId(report);
  const words = wordsOf(report);
  const hasTitle = Boolean(name?.trim() || email?.trim());
  const shownId = maskedId(report);
  return {
    ...report,
    name: hasTitle ? masked(name, maskedName) : shownId === id ? null : shownId,
    email: masked(email, (text) => maskedEmail(text, words)),
    company: masked(company, (text) => maskedWithin(text, words)),
    url: url === null || leads(url, report) ? null : url,
    sessions: sessions.map((session) => maskedSession(session, words)),
  };
};

/**
 * A report as it may be seen where addresses of mail are masked and nothing else is. As in {@link maskedReport} the id stays
 * what it is, and where nothing else names the person, its masked form is the name.
 */
export const emailMaskedReport = (report: Report): Report => {
  const { name, email, company, url, sessions } = report;
  const id = ownId(report);
  const hasTitle = Boolean(name?.trim() || email?.trim());
  const shown = (text: string | null): string | null =>
    text === null ? null : maskedWithin(text, NOBODY);
  return {
    ...report,
    name: hasTitle || !id.includes("@") ? shown(name) : maskedName(id),
    email: masked(email, maskedEmail),
    company: shown(company),
    url: url === null || tells(decoded(url), NOBODY) ? null : url,
    sessions: sessions.map((session) => ({
      ...session,
      page: session.page === null ? null : maskedPage(session.page, NOBODY),
    })),
  };
};

const NOBODY: ReadonlySet<string> = new Set();

/** {@link maskedReport} for a file or a note: there the id is read by people as well. */
export const maskedForFile = (report: Report): Report => ({
  ...maskedReport(report),
  id: personId(maskedId(report)),
});

/** True where an address tells who the person is: the browser shows it when the pointer rests on a link. */
export const leads = (address: string, report: Named): boolean => {
  const text = decoded(address);
  return (
    tells(text, wordsOf(report)) ||
    (maskedId(report) !== report.id && text.includes(report.id))
  );
};

const masked = (
  text: string | null,
  mask: (text: string) => string,
): string | null => (text === null || text.trim() === "" ? text : mask(text));

const maskedSession = (
  session: LiveSession,
  words: ReadonlySet<string>,
): LiveSession => ({
  ...session,
  ip: session.ip === null ? null : HIDDEN,
  page: session.page === null ? null : maskedPage(session.page, words),
});

/** Names of a page without the person's words. An address with them is gone; its path, folded further, is the name. */
const maskedPage = (page: Page, words: ReadonlySet<string>): Page => {
  const { url, title, feature } = page;
  const isTelling = url !== null && tells(decoded(url), words);
  const path =
    isTelling && !title?.trim() && !feature?.trim()
      ? foldedFurther(url, words)
      : null;
  return {
    ...page,
    title: path ?? masked(title, (text) => maskedWithin(text, words)),
    feature: masked(feature, (text) => maskedWithin(text, words)),
    url: isTelling ? null : url,
  };
};

const foldedFurther = (
  url: string,
  words: ReadonlySet<string>,
): string | null =>
  foldedPath(url)
    ?.split("/")
    .map((part) => (tells(decoded(part), words) ? "*" : part))
    .join("/") ?? null;

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** The name of a page as it may be shown beside this person. */
export const maskedPageName = (name: string, report: Named): string =>
  maskedWithin(name, wordsOf(report));
