/**
 * Where in an element a value stands: in its text, in the address of its link, in what is chosen in it, or in an
 * attribute (`@name`).
 */
export type From = "text" | "link" | "chosen" | `@${string}`;

/** A selector, and where in what it selects the value stands. */
export type Reading = readonly [selector: string, from: From];

/** How a helpdesk's ticket page is read: data, so that a changed page is a changed line. */
export interface TicketSite {
  readonly id: string;
  readonly product: string;
  /** Of the page; a product that people host themselves has any host, and is told by path and fragment. */
  readonly host: RegExp;
  readonly path: RegExp;
  /** Where the ticket stands in the fragment; the fragment is then part of the page's address. */
  readonly fragment?: RegExp;
  /** Only what is visible counts: these products keep other tickets hidden in the page. The surest first. */
  readonly requester: readonly Reading[];
  readonly name: readonly Reading[];
  readonly status: readonly Reading[];
  /** What else than {@link CLOSED} the status says of a ticket that is done. In small letters. */
  readonly closed?: readonly string[];
  /** What holds the messages; addresses in it are of the thread. */
  readonly thread: readonly string[];
  /** Who has signed in: never the requester. */
  readonly own?: readonly Reading[];
}

/** What a status says of a ticket that is done, in small letters. */
const CLOSED = new Set(
  [
    "solved, closed, resolved, done, completed, complete, archived, cancelled, canceled, spam",
    "gelöst, geschlossen, erledigt, fertig, abgeschlossen, archiviert, résolu, résolue, fermé, fermée, clos, clôturé, terminé",
    "resuelto, cerrado, solucionado, finalizado, resolvido, fechado, concluído, risolto, chiuso, completato",
    "opgelost, gesloten, afgesloten, rozwiązane, rozwiązany, zamknięte, zamknięty, löst, stängd, løst, lukket, ratkaistu, suljettu",
    "решено, решен, закрыто, закрыт, вирішено, закрито, vyřešeno, uzavřeno, çözüldü, kapatıldı, megoldva, lezárva, λυμένο, κλειστό",
    "נפתר, סגור, تم الحل, مغلق, 解決済み, 完了, クローズ, 已解决, 已关闭, 已解決, 已關閉, 해결됨, 종료",
  ].flatMap((line) => line.split(", ")),
);

/** Does this text of a status mean that nobody waits any more? */
export const meansClosed = (site: TicketSite, status: string): boolean => {
  const word = status.replaceAll(/\s+/g, " ").trim().toLowerCase();
  return CLOSED.has(word) || site.closed?.includes(word) === true;
};

/** The parts of a page's address that decide. */
export interface PageAddress {
  readonly origin: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly hash: string;
}

/** The product whose ticket a page shows, or null. */
export const siteOf = (
  sites: readonly TicketSite[],
  { hostname, pathname, hash }: PageAddress,
): TicketSite | null =>
  sites.find(
    ({ host, path, fragment }) =>
      host.test(hostname) &&
      path.test(pathname) &&
      (fragment === undefined || fragment.test(hash)),
  ) ?? null;

const LONGEST_URL = 2_048;

/** Origin and path, with the fragment only where the ticket stands in it; never the query, which can hold anything. */
export const addressOf = (
  site: TicketSite | null,
  { origin, pathname, hash }: PageAddress,
): string =>
  `${origin}${pathname}${site?.fragment === undefined ? "" : hash}`.slice(
    0,
    LONGEST_URL,
  );
