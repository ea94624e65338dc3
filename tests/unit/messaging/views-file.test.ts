import { describe, expect, it } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import { MAX_VIEWS, type SavedView } from "../../../utils/domain/saved-view.ts";
import { DEFAULT_COLUMNS } from "../../../utils/domain/table-columns.ts";
import {
  parseViewsFile,
  viewsFile,
} from "../../../utils/messaging/views-file.ts";

const view = (more: Partial<SavedView> = {}): SavedView => ({
  id: "v1",
  name: "فريق $& </script>",
  search: "acme",
  presence: "online",
  account: null,
  role: "team",
  page: null,
  activity: null,
  sort: { key: "lastLogin", direction: "descending" },
  group: "company",
  groupOrder: "name",
  columns: DEFAULT_COLUMNS,
  ...more,
});
const fault = (text: string) => {
  const read = parseViewsFile(text);
  return read.ok ? null : read.failure;
};
const fileOf = (...views: readonly unknown[]) =>
  JSON.stringify({ kind: "rollcall-views", version: 1, views });

describe("a file of views", () => {
  it("gives back exactly the views that were written", () => {
    const over = {
      ...{ source: sourceId("a"), name: "Acme" },
      address: "https://acme.test",
    };
    const views = [
      // As earlier versions wrote it.
      view(),
      ...[view({ id: "v2", columns: [] }), view({ id: "v3", over: "all" })],
      view({ id: "v4", over }),
    ];
    expect(parseViewsFile(viewsFile(views))).toEqual({
      ok: true,
      value: views,
    });
    expect(parseViewsFile(`\uFEFF${viewsFile(views)}`).ok).toBe(true);
  });

  it.each([
    ["", "no_json"],
    ["{", "no_json"],
    ["null", "no_views"],
    ["[]", "no_views"],
    ['{"kind":"rollcall-views","version":1}', "no_views"],
    ['{"kind":"rollcall-views","version":2,"views":[]}', "newer"],
    ['{"kind":"else","version":1,"views":[]}', "no_views"],
    [" ".repeat(1_000_001), "too_large"],
  ])("%.50s is refused: %s", (text, code) => {
    expect(fault(text)).toEqual({ code });
  });

  it.each<readonly [object, string]>([
    [{ name: "  " }, "name"],
    [{ name: "x".repeat(81) }, "name"],
    [{ sort: { key: "password", direction: "ascending" } }, "sort.key"],
    [{ columns: [{ key: "user", width: 1e9 }] }, "columns.0.width"],
    [{ presence: "there" }, "presence"],
    [{ over: "none" }, "over"],
    [{ search: 5 }, "search"],
  ])("names the view and the field that is wrong: %o", (wrong, field) => {
    expect(fault(fileOf(view(), { ...view(), ...wrong }))).toEqual({
      code: "bad_view",
      number: 2,
      field,
    });
  });

  it("takes over nothing that a view does not have", () => {
    const read = parseViewsFile(
      `{"kind":"rollcall-views","version":1,"views":[${JSON.stringify({ ...view(), token: "t" }).replace("{", '{"__proto__":{"role":"owner"},')}]}`,
    );
    expect(read).toEqual({ ok: true, value: [view()] });
    expect(JSON.stringify(read)).not.toContain("token");
  });

  it("is refused as a whole when there are too many", () => {
    const many = Array.from({ length: MAX_VIEWS + 1 }, () => view());
    expect(fault(fileOf(...many))).toEqual({ code: "too_many", most: 100 });
  });
});
