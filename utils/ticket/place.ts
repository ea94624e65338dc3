import type { Place } from "../domain/ticket.ts";
import type { Dom } from "./dom.ts";
import { type Label, labelOf } from "./labels.ts";
import { textOf } from "./walk.ts";

/** Where an element stands, as far as its ancestors say. */
export interface Surroundings {
  /** Null: nowhere in particular. */
  readonly place: Exclude<Place, "requester" | "link"> | null;
  readonly own: boolean;
}

const MOST_ANCESTORS = 40;
const THREAD =
  /(?:^|[\s_-])(?:thread|conversation|message|comment|reply|article|quote)s?(?:$|[\s_-])/i;
const THREAD_ROLES = new Set(["article", "log", "feed", "comment"]);
const BODY = new Set(["main", "article", "section", "aside", "dialog"]);

/** Climbs from an element to the page, at most forty steps. */
export const surroundings = (
  dom: Dom,
  element: Node,
  threads: ReadonlySet<Node>,
): Surroundings => {
  let place: Surroundings["place"] = null;
  let banner = false;
  let node: Node | null = element;
  for (let step = 0; node !== null && step < MOST_ANCESTORS; step += 1) {
    const tag = dom.tag(node);
    const role = dom.attribute(node, "role");
    if (tag === "nav" || tag === "footer" || role === "navigation")
      return { place: "text", own: true };
    if (tag === "header" || role === "banner") banner = true;
    else if (threads.has(node) || isThread(dom, node, tag, role))
      place = "thread";
    else if (
      /^h[1-3]$/.test(tag) ||
      tag === "aside" ||
      role === "complementary"
    )
      place ??= "header";
    if (banner && (BODY.has(tag) || role === "main")) {
      place ??= "header";
      banner = false;
    }
    node = dom.parent(node);
  }
  // A header of nothing but the page is where a helpdesk says who has signed in.
  return { place: banner ? "text" : place, own: banner };
};

const isThread = (
  dom: Dom,
  node: Node,
  tag: string,
  role: string | null,
): boolean =>
  tag === "article" ||
  tag === "blockquote" ||
  tag === "pre" ||
  THREAD_ROLES.has(role ?? "") ||
  (tag !== "body" &&
    tag !== "html" &&
    tag !== "main" &&
    THREAD.test(dom.attribute(node, "class")?.slice(0, 200) ?? ""));

const MOST_LEVELS = 4;

/** The label beside an element: before it, or before what it is wrapped in, or in its accessible name. */
export const labelNear = (dom: Dom, element: Node): Label | null => {
  let node: Node | null = element;
  for (let level = 0; node !== null && level < MOST_LEVELS; level += 1) {
    const said =
      labelOf(dom.attribute(node, "aria-label")?.slice(0, 100) ?? "") ??
      labelOf(textBefore(dom, node));
    if (said !== null) return said;
    if (dom.tag(node) === "body") return null;
    node = dom.parent(node);
  }
  return null;
};

/** What stands before a node in the same parent: text or an element, whichever is nearer. */
export const textBefore = (dom: Dom, node: Node): string => {
  let before = dom.previousSibling(node);
  for (let step = 0; before !== null && step < 6; step += 1) {
    const text = dom.data(before)?.slice(-100) ?? textOf(dom, before, 100);
    if (text.trim() !== "") return text;
    before = dom.previousSibling(before);
  }
  return "";
};
