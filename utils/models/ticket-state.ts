import type { ShownTab } from "../domain/shown-tab.ts";
import { siteOf } from "../domain/ticket-site.ts";
import type { TicketAnswer } from "./ticket-answer.ts";

/** What the ticket line shows. */
export type TicketState =
  /** Nothing can be said of this tab, or the user does not want the hint. */
  | { readonly kind: "hidden" }
  /** We may not know what the tab shows. `canAsk`: the browser itself can ask for it; `asked`: it does. */
  | {
      readonly kind: "closed";
      readonly canAsk: boolean;
      readonly asked: boolean;
    }
  /** A page of a site that the user has not allowed to be read. */
  | { readonly kind: "offer"; readonly tab: number; readonly site: string }
  /** The site may be read, but nothing came of this page yet. */
  | { readonly kind: "unread"; readonly tab: number }
  | TicketAnswer;

interface Known {
  readonly tab: ShownTab | null;
  readonly sites: readonly string[] | null;
  readonly hidden: readonly string[];
  readonly answer: TicketAnswer | null;
  readonly canAsk: boolean;
  readonly asked: boolean;
}

/** Under this name the hint for a tab that we may not know is hidden; the others under their site. */
export const ANY_SITE = "*";

export const stateOf = ({
  tab,
  sites,
  hidden,
  answer,
  canAsk,
  asked,
}: Known): TicketState => {
  if (tab === null || sites === null) return { kind: "hidden" };
  if (answer !== null) return answer;
  const { id } = tab;
  if (tab.url === null)
    return hidden.includes(ANY_SITE) && !asked
      ? { kind: "hidden" }
      : { kind: "closed", canAsk, asked };
  const site = siteOf(tab.url);
  if (site === null) return { kind: "hidden" };
  if (sites.includes(site)) return { kind: "unread", tab: id };
  return hidden.includes(site)
    ? { kind: "hidden" }
    : { kind: "offer", tab: id, site };
};
