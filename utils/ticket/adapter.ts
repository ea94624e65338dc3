import type { Dom } from "./dom.ts";
import { addressesIn, addressesOfLink } from "./mail-address.ts";
import { asName } from "./candidate-name.ts";
import { type Collection, collect } from "./ranking.ts";
import {
  type From,
  type Reading,
  type TicketSite,
  meansClosed,
} from "./ticket-site.ts";
import { textOf } from "./walk.ts";

/** One element of a reading is enough; a thread has several senders, and Zendesk keeps hidden tickets before ours. */
const MOST_ELEMENTS = 50;
const LONGEST_TEXT = 300;
const MOST_ADDRESSES = 5;

/** What a site says of its ticket beside addresses. */
export interface SiteWords {
  readonly closed: boolean;
  /** The requester's name where the site shows it without an address that its selectors find. */
  readonly name: string | null;
}

/**
 * What an adapter's selectors find. The first address that is not of the reader is the requester's; who else is found
 * where a requester can stand takes part in the thread.
 */
export const readSite = (
  dom: Dom,
  site: TicketSite,
  found: Collection,
): SiteWords => {
  const own = new Set(
    addressesOf(dom, site.own ?? []).map((address) => address.toLowerCase()),
  );
  const name = nameOf(dom, site.name);
  let isFirst = true;
  for (const address of addressesOf(dom, site.requester)) {
    const isOwn = own.has(address.toLowerCase());
    collect(found, {
      address,
      name: isFirst && !isOwn ? name : null,
      place: isFirst && !isOwn ? "requester" : "thread",
      own: isOwn,
    });
    if (!isOwn) isFirst = false;
  }
  for (const address of own)
    collect(found, { address, name: null, place: "text", own: true });
  return { closed: isClosed(dom, site), name: isFirst ? name : null };
};

/** Of the first status only: further ones are of other tickets that this one is linked with. */
const isClosed = (dom: Dom, site: TicketSite): boolean => {
  for (const reading of site.status) {
    const [element] = elementsOf(dom, reading);
    if (element !== undefined)
      return meansClosed(site, valueOf(dom, element, reading[1]) ?? "");
  }
  return false;
};

/** The addresses of the first reading that finds any. */
const addressesOf = (
  dom: Dom,
  readings: readonly Reading[],
): readonly string[] => {
  for (const reading of readings) {
    const [, from] = reading;
    const found = elementsOf(dom, reading).flatMap((element) => {
      const value = valueOf(dom, element, from) ?? "";
      return from === "link"
        ? addressesOfLink(value)
        : addressesIn(value, MOST_ADDRESSES).map(({ address }) => address);
    });
    if (found.length > 0) return found;
  }
  return [];
};

const nameOf = (dom: Dom, readings: readonly Reading[]): string | null => {
  for (const reading of readings)
    for (const element of elementsOf(dom, reading)) {
      const name = asName(valueOf(dom, element, reading[1]) ?? "");
      if (name !== null) return name;
    }
  return null;
};

const elementsOf = (dom: Dom, [selector]: Reading): readonly Element[] =>
  dom.all(selector, MOST_ELEMENTS).filter((element) => dom.isVisible(element));

const valueOf = (dom: Dom, element: Element, from: From): string | null => {
  switch (from) {
    case "text":
      return textOf(dom, element, LONGEST_TEXT);
    case "link":
      return dom.attribute(element, "href");
    case "chosen":
      return dom.chosen(element);
    default:
      return (
        dom.attribute(element, from.slice(1))?.slice(0, LONGEST_TEXT) ?? null
      );
  }
};
