import { tokenize } from "@jmespath-community/jmespath";
import { parseExpression } from "./expression.ts";
import { cutDetail } from "./problem.ts";

/**
 * Where in the text of an expression its reader stopped: it does not say. It fails in the same words from the first word on
 * that it could not read, and in others before.
 * @param detail what it says of the whole text, cut
 * @returns an index; the text's length: something is missing at the end
 */
export const placeOf = (text: string, detail: string): number => {
  if (detail.includes("EOF")) return text.length;
  const starts = startsOf(text);
  const at = starts.findIndex((_, index) => {
    const said = parseExpression(
      text.slice(0, starts[index + 1] ?? text.length),
    );
    return typeof said === "string" && cutDetail(said) === detail;
  });
  return starts[at] ?? 0;
};

const startsOf = (text: string): readonly number[] => {
  try {
    return tokenize(text).map(({ start }) => start);
  } catch {
    // Not even words: each letter may be the one.
    return Array.from(text, (_, index) => index);
  }
};
