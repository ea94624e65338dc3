import { describe, expect, it } from "vitest";
import {
  MAX_VIEWS,
  MAX_VIEW_NAME,
  type SavedView,
  newViews,
  showsTheSame,
  withViews,
} from "../../../utils/domain/saved-view.ts";
import {
  asksForPeople,
  choicesIn,
  queryOf,
} from "../../../utils/domain/view-address.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";

const view = (id: string, more: Partial<SavedView> = {}): SavedView => ({
  ...choicesIn({}, []),
  id,
  name: id,
  ...more,
});
const ids = (views: readonly SavedView[]) => views.map(({ id }) => id);

describe("saved views", () => {
  it("are replaced in place, added behind the others, and come back where they were", () => {
    const kept = [view("a"), view("b"), view("c")];
    const renamed = view("b", { name: "new" });
    expect(withViews(kept, [renamed], null)).toEqual([
      kept[0],
      renamed,
      kept[2],
    ]);
    expect(ids(withViews(kept, [view("d")], null))).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
    expect(ids(withViews([view("a"), view("c")], [view("b")], 1))).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("are never more than can be kept", () => {
    const many = Array.from({ length: MAX_VIEWS }, (_, at) => view(`${at}`));
    expect(withViews(many, [view("more")], null)).toHaveLength(MAX_VIEWS);
  });

  it("come from a file under ids and names of their own; what is there already stays out", () => {
    let last = 0;
    const newId = () => `new${++last}`;
    const kept = [view("a", { name: "Team", role: "team" })];
    const added = newViews(
      kept,
      [
        view("x", { name: "Team", role: "team" }),
        view("a", { name: "Team", role: "owner" }),
        view("z", { name: "Team", role: "admin" }),
      ],
      newId,
    );
    expect(added.map(({ id, name, role }) => [id, name, role])).toEqual([
      ["new1", "Team (2)", "owner"],
      ["new2", "Team (3)", "admin"],
    ]);
    expect(newViews([...kept, ...added], added, newId)).toEqual([]);
  });

  it("keep a name within its length when it is made another", () => {
    const name = "x".repeat(MAX_VIEW_NAME);
    const [one] = newViews(
      [view("a", { name })],
      [view("b", { name, role: "team" })],
      () => "c",
    );
    expect(one?.name).toHaveLength(MAX_VIEW_NAME);
    expect(one?.name).not.toBe(name);
  });

  it("show the same whatever they are called", () => {
    expect(showsTheSame(view("a"), view("b"))).toBe(true);
    expect(showsTheSame(view("a"), view("a", { search: " " }))).toBe(true);
    expect(showsTheSame(view("a"), view("a", { role: "team" }))).toBe(false);
    expect(
      showsTheSame(
        view("a"),
        view("a", { columns: [{ key: "user", width: 90 }] }),
      ),
    ).toBe(false);
  });
});

describe("the address of what is shown", () => {
  const choices = {
    ...choicesIn({}, []),
    presence: "online" as const,
    role: "Team & co",
    sort: { key: "lastLogin", direction: "descending" } as const,
    group: "company" as const,
    groupOrder: "name" as const,
  };

  it("asks for the same again", () => {
    expect(choicesIn(queryOf(choices, null), [])).toEqual(choices);
  });

  it("is the view alone while nothing else was chosen", () => {
    const saved = { ...choices, id: "v1", name: "V" };
    expect(queryOf(choices, saved)).toEqual({ view: "v1" });
    const query = queryOf({ ...choices, role: null }, saved);
    expect(query["view"]).toBe("v1");
    expect(asksForPeople(query)).toBe(true);
    expect(asksForPeople({ view: "v1" })).toBe(false);
  });

  it("never names who was searched for", () => {
    const query = queryOf({ ...choices, search: "ana@acme.test" }, null);
    expect(JSON.stringify(query)).not.toContain("ana");
  });

  it("takes nonsense for nothing", () => {
    expect(
      choicesIn(
        { presence: "maybe", sort: "-password", group: "x", activity: "y" },
        [],
      ),
    ).toEqual({ ...choicesIn({}, []), sort: DEFAULT_VIEW.sort });
  });
});
