import { TreeInterpreter, compile } from "@jmespath-community/jmespath";
import { type Result, fail, ok } from "../domain/result.ts";
import { type Expression, factsOf } from "./expression-limits.ts";
import { searching } from "./expression-time.ts";

/** What stands beside the value: "$key" of an entry, "$value" of a plain value, "$event" of a message. */
export type Variables = Readonly<Record<string, unknown>>;

export interface Compiled {
  /** Undefined where it finds nothing, or asks something of a value that it cannot do. */
  readonly find: (value: unknown, variables: Variables) => unknown;
  /** Members that it names. */
  readonly members: readonly string[];
}

/**
 * Reads an expression of JMESPath community edition (https://jmespath.site), once for all values it is asked of. Fails with
 * why it is none: in English, as its reader says it.
 */
export const compileExpression = (text: string): Result<Compiled, string> => {
  const parsed = parseExpression(text);
  if (typeof parsed === "string") return fail(parsed);
  const { members, variables, refusal } = factsOf(parsed);
  if (refusal !== null) return fail(refusal);
  return ok({
    members,
    find: (value, beside) => {
      const asked = variables.size === 0 ? parsed : bound(parsed, beside);
      return searching(text, () => search(asked, value));
    },
  });
};

/** The reason in the place of an expression, where it is none. */
export const parseExpression = (text: string): Expression | string => {
  try {
    return compile(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const search = (expression: Expression, value: unknown): unknown => {
  // CAST: what was parsed from JSON is a value of it.
  const json = value as Parameters<typeof TreeInterpreter.search>[1];
  return TreeInterpreter.search(expression, json) ?? undefined;
};

/** The expression where the variables are known, as if it had said so itself. */
const bound = (expression: Expression, beside: Variables): Expression => ({
  type: "LetExpression",
  bindings: Object.entries(beside).map(([variable, value]) => ({
    type: "Binding",
    variable,
    // CAST: what was parsed from JSON is a value of it.
    reference: { type: "Literal", value: (value ?? null) as string | null },
  })),
  expression,
});
