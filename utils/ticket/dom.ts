/**
 * Reads a page that may be hostile. A form field named "parentNode" or an image named "body" stands in the way of the
 * property of that name, in every world: so properties are read with the getters of the prototypes, which a content
 * script has for itself, and never from the node.
 */
export interface Dom {
  readonly root: () => Element | null;
  readonly title: () => string;
  readonly all: (selector: string, most: number) => readonly Element[];
  readonly parent: (node: Node) => Node | null;
  readonly firstChild: (node: Node) => Node | null;
  readonly nextSibling: (node: Node) => Node | null;
  readonly previousSibling: (node: Node) => Node | null;
  /** What a text node holds; null for every other node. */
  readonly data: (node: Node) => string | null;
  /** In small letters, as HTML has it; "" for what is no element. */
  readonly tag: (node: Node) => string;
  readonly attribute: (node: Node, name: string) => string | null;
  readonly isVisible: (element: Element) => boolean;
  /** What is chosen in a `select`; null for every other element. */
  readonly chosen: (element: Element) => string | null;
}

/** Of a page's document, with the prototypes of the world that reads it. */
export const openDom = (document: Document): Dom => {
  const tag = (node: Node): string =>
    nodeType(node) === ELEMENT ? localName(node) : "";
  return {
    root: () => documentElement(document),
    title: () => title(document),
    all: (selector, most) => {
      const list = Document.prototype.querySelectorAll.call(document, selector);
      const first: Element[] = [];
      for (let index = 0; index < list.length && index < most; index += 1) {
        const element = list.item(index);
        if (element !== null) first.push(element);
      }
      return first;
    },
    parent,
    firstChild,
    nextSibling,
    previousSibling,
    data: (node) => (nodeType(node) === TEXT ? nodeValue(node) : null),
    tag,
    attribute: (node, name) =>
      nodeType(node) === ELEMENT
        ? // CAST: as its type says.
          Element.prototype.getAttribute.call(node as Element, name)
        : null,
    isVisible: (element) =>
      Element.prototype.checkVisibility.call(element, SHOWN),
    chosen: (element) =>
      element instanceof HTMLSelectElement
        ? (element.selectedOptions.item(0)?.text ?? null)
        : null,
  };
};

const ELEMENT = 1;
const TEXT = 3;
const SHOWN = { opacityProperty: true, visibilityProperty: true };

/** A property as the prototype gives it, whatever the node has under its name. */
const property =
  <Owner extends Node, Value>(
    // A function: prototypes are there in a page, but not where the build reads this file.
    prototype: () => object,
    name: string,
  ) =>
  (owner: Owner): Value =>
    // CAST: what the DOM's standard says of the property.
    Reflect.get(prototype(), name, owner) as Value;

const ofNode = <Value>(name: string) =>
  property<Node, Value>(() => Node.prototype, name);

const nodeType = ofNode<number>("nodeType");
const nodeValue = ofNode<string | null>("nodeValue");
const parent = ofNode<Node | null>("parentNode");
const firstChild = ofNode<Node | null>("firstChild");
const nextSibling = ofNode<Node | null>("nextSibling");
const previousSibling = ofNode<Node | null>("previousSibling");
const localName = property<Node, string>(() => Element.prototype, "localName");
const documentElement = property<Document, Element | null>(
  () => Document.prototype,
  "documentElement",
);
const title = property<Document, string>(() => Document.prototype, "title");
