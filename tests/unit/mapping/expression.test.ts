import { getRegisteredFunctions } from "@jmespath-community/jmespath";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../../utils/mapping/expression-place.ts";
import { inTime } from "../../../utils/mapping/expression-time.ts";
import { compileExpression } from "../../../utils/mapping/expression.ts";

const evaluate = (text: string, value: unknown, variables = {}): unknown => {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.failure);
  return compiled.value.find(value, variables);
};

describe("an expression", () => {
  it("says what it finds", () => {
    expect(evaluate("a.b[-1]", { a: { b: [1, 2] } })).toBe(2);
    expect(evaluate("admin && 'admin' || 'user'", { admin: false })).toBe(
      "user",
    );
    expect(evaluate("$key", {}, { key: "k" })).toBe("k");
  });

  it("finds nothing where the value is not what it asks for", () => {
    expect(evaluate("length(a)", { a: 5 })).toBeUndefined();
    expect(evaluate("$nobody", {})).toBeUndefined();
    expect(evaluate("a.b.c", null)).toBeUndefined();
  });

  it.each([
    ["a[", 2],
    ["a ||", 4],
    ["a.b c", 4],
    ["foo(", 4],
    ["", 0],
    ["a.'x'", 2],
    ["#", 0],
  ])("is none when it is %j, and says where", (text, position) => {
    const compiled = compileExpression(text);
    const detail = compiled.ok ? "" : compiled.failure;
    expect(detail).not.toBe("");
    expect(placeOf(text, detail)).toBe(position);
  });

  it.each([
    ["a text as long as a number says", "pad_left(a, `100000000`)"],
    ["the same by another name", "pad_right(a, `100000000`)"],
    ["as many rounds as a number says", "replace(a, 'a', 'aa', `1000000000`)"],
    ["doubling, forty times", "[@,@]|[]".concat("|[@,@]|[]".repeat(40))],
    [
      "doubling by names",
      `let $a = [@,@] in ${Array.from({ length: 30 }, () => "let $a = [$a,$a] in ").join("")}$a[][]`,
    ],
    [
      "every row with every row, again and again",
      "a[].$.a[].$.a[].$.a[].$.a[].$.a[]",
    ],
    [
      "more than anybody writes",
      `[${Array.from({ length: 200 }, () => "a.b").join(",")}]`,
    ],
    ["a function that does not exist", "system('x')"],
  ])("is refused when it asks for %s", (_, text) => {
    expect(compileExpression(text)).toMatchObject({ ok: false });
  });

  it("has no function that nobody looked at", () => {
    expect(getRegisteredFunctions().toSorted().join(" ")).toBe(
      "abs avg ceil contains ends_with find_first find_last floor from_items group_by items join keys length lower map max " +
        "max_by merge min min_by not_null pad_left pad_right replace reverse sort sort_by split starts_with sum to_array " +
        "to_number to_string trim trim_left trim_right type upper values zip",
    );
  });

  it("takes what presets and people write", () => {
    for (const text of [
      "let $p = primary in emails[?id==$p].address | [0]",
      "[first_name, last_name][?@] | join(' ', @)",
      "(admin && 'admin') || (moderator && 'moderator') || 'user'",
      "items(presences)[*].{id:[0],status:[1].aggregated.status}",
      "not_null(a, b, c)",
      "sort_by(visits, &at)[-1].url",
    ])
      expect(compileExpression(text).ok).toBe(true);
  });
});

describe("expressions that look at every row with every row", () => {
  const QUADRATIC = "people[?$.people[?id == `-1`]]";
  const people = Array.from({ length: 20_000 }, (_, id) => ({ id }));
  const SHORT_MS = 30;

  it("are ended when their time is over, and say which it was", () => {
    let after: unknown = "not asked";
    const said = inTime<string | null>(
      () => {
        evaluate("people[0].id", { people });
        evaluate(QUADRATIC, { people });
        after = evaluate("people[0].id", { people });
        return null;
      },
      (expression) => expression,
      SHORT_MS,
    );
    expect(said).toBe(QUADRATIC);
    // What would have come later took no more time.
    expect(after).toBeUndefined();
    expect(evaluate("people[0].id", { people })).toBe(0);
  });

  it("have no more time as a part of something than the whole has", () => {
    const inner = () =>
      inTime(
        () => evaluate(QUADRATIC, { people }),
        () => 0,
      );
    const said = inTime<unknown>(inner, () => "over", SHORT_MS);
    expect(said).toBe("over");
  });

  it("may look at names that are bound", () => {
    const text = "let $all = people in people[?$all[?id == `-1`]]";
    const said = inTime<unknown>(
      () => evaluate(text, { people }),
      () => "over",
      SHORT_MS,
    );
    expect(said).toBe("over");
  });
});
