import type { Dom } from "./dom.ts";

/** What holds no text for people, however it is shown. */
const NO_TEXT = new Set(
  "audio canvas head iframe math noscript object option script select style svg template textarea video".split(
    " ",
  ),
);

/**
 * The nodes below and with `root`, in the order of the document. One step at a time: between two steps the page may do
 * what it wants, also take the node away, which ends the walk. No recursion: pages are deeper than stacks.
 */
export const walk = function* (dom: Dom, root: Node): Generator<Node> {
  let node: Node | null = root;
  while (node !== null) {
    yield node;
    let next: Node | null = NO_TEXT.has(dom.tag(node))
      ? null
      : dom.firstChild(node);
    while (next === null && node !== null && node !== root) {
      next = dom.nextSibling(node);
      if (next === null) node = dom.parent(node);
    }
    node = next;
  }
};

/** The text of an element, blanks collapsed, from its first nodes only. */
export const textOf = (dom: Dom, element: Node, longest: number): string => {
  let text = "";
  let nodes = 0;
  for (const node of walk(dom, element)) {
    text += dom.data(node)?.slice(0, longest) ?? " ";
    nodes += 1;
    if (nodes > 60 || text.length > longest * 2) break;
  }
  return text.replaceAll(/\s+/g, " ").trim().slice(0, longest);
};
