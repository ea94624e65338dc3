import { describe, expect, it } from "vitest";
import {
  ALL_COLUMNS,
  DEFAULT_COLUMNS,
  NARROWEST,
  WIDEST,
  moved,
  properColumns,
  resized,
  shownOrHidden,
  usualWidth,
} from "../../../utils/domain/table-columns.ts";

const keys = (columns: readonly { readonly key: string }[]) =>
  columns.map(({ key }) => key);

describe("the columns of the table", () => {
  it("can be all that there are, and begin with the usual ones", () => {
    expect(ALL_COLUMNS).toHaveLength(18);
    expect(properColumns(DEFAULT_COLUMNS)).toEqual(DEFAULT_COLUMNS);
    expect(keys(DEFAULT_COLUMNS)[0]).toBe("user");
  });

  it("are each there once, the name first, and of a sensible width, whatever was kept", () => {
    const proper = properColumns([
      { key: "email", width: 1e9 },
      { key: "role", width: -4 },
      { key: "email", width: 100 },
      { key: "user", width: 300.4 },
    ]);
    expect(proper).toEqual([
      { key: "user", width: 300 },
      { key: "email", width: WIDEST },
      { key: "role", width: NARROWEST },
    ]);
  });

  it("move, but never before the name, and the name never", () => {
    const [, status, email] = keys(DEFAULT_COLUMNS);
    const last = DEFAULT_COLUMNS.length - 1;
    expect(keys(moved(DEFAULT_COLUMNS, "email", 0)).slice(0, 3)).toEqual([
      "user",
      email,
      status,
    ]);
    expect(keys(moved(DEFAULT_COLUMNS, "status", 99))[last]).toBe("status");
    expect(moved(DEFAULT_COLUMNS, "user", 4)).toEqual(DEFAULT_COLUMNS);
    expect(moved(DEFAULT_COLUMNS, "questions", 4)).toEqual(DEFAULT_COLUMNS);
  });

  it("get another width within bounds", () => {
    const width = (px: number) =>
      resized(DEFAULT_COLUMNS, "email", px).find(({ key }) => key === "email")
        ?.width;
    expect(width(150)).toBe(150);
    expect(width(1)).toBe(NARROWEST);
    expect(width(5000)).toBe(WIDEST);
  });

  it("go, and come back at the end in their usual width", () => {
    const without = shownOrHidden(
      resized(DEFAULT_COLUMNS, "email", 99),
      "email",
    );
    expect(keys(without)).not.toContain("email");
    expect(shownOrHidden(without, "email").at(-1)).toEqual({
      key: "email",
      width: usualWidth("email"),
    });
    expect(shownOrHidden(DEFAULT_COLUMNS, "user")).toBe(DEFAULT_COLUMNS);
  });
});
