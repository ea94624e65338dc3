import { describe, expect, test } from "vitest";
import { follow, parsePath } from "../../../utils/mapping/plain-path.ts";

describe("a path", () => {
  test.each<readonly [value: unknown, path: string, found: unknown]>([
    [{ data: '{"page":"/cart"}' }, "data.page", "/cart"],
    [{ data: ' [{"page":"/cart"}]' }, "data[0].page", "/cart"],
    [{ data: '{"more":"{\\"page\\":1}"}' }, "data.more.page", 1],
    // Where it ends, a text is what it says, whatever that looks like.
    [{ data: '{"page":"/cart"}' }, "data", '{"page":"/cart"}'],
    [{ data: "at lunch" }, "data.page", undefined],
    [{ data: '"/cart"' }, "data.page", undefined],
    [{ data: '{"page":' }, "data.page", undefined],
    [{ data: `{"page":"${"x".repeat(8192)}"}` }, "data.page", undefined],
    [{ data: '{"__proto__":{"page":"/cart"}}' }, "data.page", undefined],
    [{ data: "{}" }, "data.constructor", undefined],
  ])("into %j by %s finds %j", (value, path, found) => {
    const steps = parsePath(path);
    expect(steps.ok && follow(value, steps.value)).toEqual(found);
  });
});
