import { type compile, isRegistered } from "@jmespath-community/jmespath";

export type Expression = ReturnType<typeof compile>;

/**
 * Functions that make a text as long as a number says are left out: they would fill the memory. What the library has beside
 * them is held to in a test: a newer one may bring more.
 */
const FILLING = /^pad_/;
const MOST_NODES = 300;
/** By how much more an expression may give than it was given. */
const MOST_GROWTH = 1000;
/** What is named again in each of several rows. */
const AGAIN = 8;

/** The library's union of 20 kinds, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly name?: unknown;
  readonly children?: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

const partsOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((part) =>
    Array.isArray(part) ? part.filter(isNode) : isNode(part) ? [part] : [],
  );

/** What is to be known of an expression before it may run. */
export interface ExpressionFacts {
  /** Members that it names. */
  readonly members: readonly string[];
  readonly variables: ReadonlySet<string>;
  /** Why it may not run, in English; null: it may. */
  readonly refusal: string | null;
}

/**
 * The language has no loops, but a value that is put twice into a list, again and again, fills any memory: what an
 * expression can make of its input is bounded here.
 */
export const factsOf = (expression: Expression): ExpressionFacts => {
  const members: string[] = [];
  const variables = new Set<string>();
  let refusal: string | null = null;
  let nodes = 0;
  const walk = (node: Node): void => {
    if (++nodes > MOST_NODES) return;
    const name = typeof node.name === "string" ? node.name : "";
    if (node.type === "Field") members.push(name);
    if (node.type === "Variable") variables.add(name);
    if (node.type === "Function" && !isAllowed(node, name))
      refusal ??= `${name}() is not offered here`;
    if (node.type !== "Literal") for (const part of partsOf(node)) walk(part);
  };
  walk(expression);
  if (nodes > MOST_NODES || growthOf(expression) > MOST_GROWTH)
    refusal ??= "the expression is too large";
  return { members, variables, refusal };
};

const isAllowed = ({ children }: Node, name: string): boolean =>
  isRegistered(name) &&
  !FILLING.test(name) &&
  (name !== "replace" || (Array.isArray(children) && children.length < 4));

/** How many times its input's size what it gives may have, at most. */
const growthOf = (node: Node): number => {
  if (node.type === "Literal") return 1;
  const own = node.type === "Root" || node.type === "Variable" ? AGAIN : 1;
  const parts = partsOf(node).map(growthOf);
  // One after the other they multiply, beside each other they add up.
  const inside = IN_A_ROW.has(node.type)
    ? parts.reduce((all, part) => all * part, 1)
    : parts.reduce((all, part) => all + part, 0);
  return own * Math.max(1, inside);
};

const IN_A_ROW: ReadonlySet<string> = new Set([
  "Subexpression",
  "Pipe",
  "IndexExpression",
  "Projection",
  "ValueProjection",
  "FilterProjection",
  "LetExpression",
]);
