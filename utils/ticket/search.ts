import { asName, nameBefore } from "./candidate-name.ts";
import type { Dom } from "./dom.ts";
import { labelBefore } from "./labels.ts";
import { addressesIn, addressesOfLink } from "./mail-address.ts";
import { labelNear, surroundings, textBefore } from "./place.ts";
import { type Collection, type Found, collect } from "./ranking.ts";
import { textOf, walk } from "./walk.ts";

/** A ticket of a hundred long mails has fewer nodes, and far less text; what comes later in a page is not looked at. */
const MOST_NODES = 20_000;
const MOST_TEXT = 500_000;
const LONGEST_NODE = 20_000;
const MOST_IN_A_NODE = 25;
/** So many texts into the page's main part, it is still its top. */
const TOP = 25;

/**
 * Looks for addresses in the whole page, in links and in what is to be read. Yields after each bit of work, so that
 * the caller can let the page go on.
 * @returns whether there may be more than was found
 */
export const search = function* (
  dom: Dom,
  found: Collection,
  threads: ReadonlySet<Node>,
): Generator<void, boolean> {
  const root = dom.root();
  if (root === null) return false;
  let nodes = 0;
  let text = 0;
  let texts = 0;
  let inMain = false;
  for (const node of walk(dom, root)) {
    nodes += 1;
    if (nodes > MOST_NODES || text > MOST_TEXT) return true;
    if (nodes % 50 === 0) yield;
    const tag = dom.tag(node);
    if (tag === "main" || dom.attribute(node, "role") === "main") {
      inMain = true;
      texts = 0;
    }
    if (tag === "a") {
      const href = dom.attribute(node, "href")?.slice(0, 2_000) ?? "";
      for (const address of addressesOfLink(href)) {
        const name = asName(textOf(dom, node, 100));
        const seen = { node, address, name, link: true, top: false, threads };
        if (!take(dom, found, seen)) return true;
        yield;
      }
    }
    const data = dom.data(node);
    if (data === null) continue;
    const read = data.slice(0, LONGEST_NODE);
    text += read.length;
    if (read.trim() !== "") texts += 1;
    for (const { address, start } of addressesIn(read, MOST_IN_A_NODE)) {
      const before = read.slice(Math.max(0, start - 200), start);
      const top = inMain && texts <= TOP;
      const name = nameBefore(before);
      const seen = { node, address, name, before, link: false, top, threads };
      if (!take(dom, found, seen)) return true;
      yield;
    }
  }
  return false;
};

interface Seen {
  readonly node: Node;
  readonly address: string;
  readonly name: string | null;
  /** What stands before the address in the same text. */
  readonly before?: string;
  readonly link: boolean;
  readonly top: boolean;
  /** What is known to hold messages. */
  readonly threads: ReadonlySet<Node>;
}

/** False once no further address can be taken. */
const take = (dom: Dom, found: Collection, seen: Seen): boolean => {
  const { node, address, name, before = "" } = seen;
  // A text is as visible as what it stands in.
  const element = dom.tag(node) === "" ? dom.parent(node) : node;
  if (element === null) return true;
  // CAST: the parent of a text that was reached from the root is an element.
  if (!dom.isVisible(element as Element)) return true;
  return collect(found, {
    address,
    name: name ?? nameBeside(dom, node, before),
    ...placed(dom, seen),
  });
};

const placed = (
  dom: Dom,
  { node, before = "", link, top, threads }: Seen,
): Pick<Found, "place" | "own"> => {
  const { place, own } = surroundings(dom, node, threads);
  const label =
    before.trim() === "" ? labelNear(dom, node) : labelBefore(before);
  // What a mail quotes has its own "From".
  if (label === "requester" && !own && place !== "thread")
    return { place: "requester", own };
  if (label === "other")
    return { place: place === "thread" ? place : "text", own };
  if (place === null && top && !link) return { place: "header", own };
  if (place === "header" || place === "text") return { place, own };
  if (link) return { place: "link", own };
  return { place: place ?? "text", own };
};

/** A name of its own beside the address: in the element before it. */
const nameBeside = (dom: Dom, node: Node, before: string): string | null => {
  if (before.trim() !== "") return null;
  const parent = dom.parent(node);
  const beside =
    textBefore(dom, node) || (parent === null ? "" : textBefore(dom, parent));
  return labelBefore(beside) === null ? asName(beside) : null;
};
