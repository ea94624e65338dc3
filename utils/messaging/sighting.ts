import { isAddress, LONGEST_ADDRESS } from "../domain/mail-address.ts";
import { siteOf } from "../domain/ticket-site.ts";
import { MOST_CANDIDATES, type Sighting } from "../domain/ticket.ts";
import * as z from "../validation.ts";

/*
 * The one thing that a content script may say: `{type: "ticket", sighting}`. It is told nothing in return, so that a page
 * that took it over learns nothing; what it says is taken as a stranger's word about one page and shown as such.
 */

const LONGEST_URL = 2048;
const LONGEST_TITLE = 512;

const Message = z.strictObject({
  type: z.literal("ticket"),
  sighting: z.strictObject({
    url: z.string().check(z.maxLength(LONGEST_URL)),
    title: z.string().check(z.maxLength(LONGEST_TITLE)),
    site: z.string().check(z.minLength(1), z.maxLength(40)),
    candidates: z
      .array(
        z.strictObject({
          address: z.string().check(z.maxLength(LONGEST_ADDRESS)),
          name: z.nullable(z.string().check(z.maxLength(80))),
          place: z.literal(["requester", "header", "link", "thread", "text"]),
        }),
      )
      .check(z.maxLength(MOST_CANDIDATES)),
    more: z.boolean(),
    closed: z.boolean(),
  }),
});

/** Who sent a message, as the browser says it. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentLifecycle?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

export interface Seen {
  readonly tab: number;
  /** The origin that the browser names and the sighting too. */
  readonly site: string;
  /** What the page's address has as its query: a sighting has none, but some sites keep their ticket there. */
  readonly search: string;
  readonly sighting: Sighting;
}

/**
 * What a content script of ours saw; null for anybody and anything else. The page's own word of where it is must be the
 * browser's: only the top frame of a tab, shown and not prepared in advance, of the very origin that the sighting names.
 * @param root address of our own pages
 */
export const sightingIn = (
  message: unknown,
  sender: Sender,
  id: string,
  root: string,
): Seen | null => {
  const tab = tabOf(sender, id, root);
  if (tab === null) return null;
  const parsed = Message.safeParse(message);
  if (!parsed.success) return null;
  const { sighting } = parsed.data;
  const site = siteOf(sighting.url);
  if (site === null || site !== originOf(sender)) return null;
  if (URL.parse(sighting.url)?.search !== "") return null;
  if (!sighting.candidates.every(({ address }) => isAddress(address)))
    return null;
  const search = URL.parse(sender.url ?? "")?.search ?? "";
  return { tab, site, search, sighting };
};

const tabOf = (sender: Sender, id: string, root: string): number | null =>
  sender.id === id &&
  sender.frameId === 0 &&
  (sender.documentLifecycle ?? "active") === "active" &&
  sender.url !== undefined &&
  !sender.url.startsWith(root)
    ? (sender.tab?.id ?? null)
    : null;

/** Both where the browser names both; they differ in a sandboxed page, which may send nothing. */
const originOf = ({ url, origin }: Sender): string | null => {
  const shown = siteOf(url ?? null);
  return origin === undefined || origin === shown ? shown : null;
};
