import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { type SourceId, sourceId } from "../../../utils/domain/ids.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import type { SavedView } from "../../../utils/domain/saved-view.ts";
import type { OverOne, ViewOver } from "../../../utils/domain/view-over.ts";
import { RouteModel } from "../../../utils/models/route-model.ts";
import { createViewConnections } from "../../../utils/models/view-connections.ts";

const ACME: OverOne = {
  ...{ source: sourceId("a"), name: "Acme", address: "https://acme.test" },
};
const BETA: OverOne = {
  ...{ source: sourceId("b"), name: "Beta", address: "https://beta.test" },
};

const viewOver = (id: string, over?: ViewOver): SavedView => ({
  ...{ id, name: id, search: "", presence: null, account: null },
  ...{ role: null, page: null, activity: null, group: null },
  ...{ sort: DEFAULT_PREFERENCES.popup.sort, groupOrder: "count" },
  ...{ columns: [], over },
});

/** @param first shown at first; undefined: there is but one connection */
const newPage = (first: SourceId | null | undefined, hash = "#/users") => {
  const all = signal<readonly OverOne[]>(
    first === undefined ? [ACME] : [ACME, BETA],
  );
  const shown = signal(first);
  const connections = createViewConnections({
    route: new RouteModel({ hash, write: () => undefined }),
    ...{ all, shown, isMine: () => true, followed: { view: null } },
    show: (source) => {
      shown.value = source;
    },
  });
  return { connections, all, shown };
};

describe("a saved view over several connections", () => {
  it("is made over what is shown", () => {
    expect(newPage(null).connections.here()).toEqual({ over: "all" });
    expect(newPage(BETA.source).connections.here()).toEqual({ over: BETA });
    expect(newPage(undefined).connections.here()).toEqual({ over: ACME });
  });

  it("shows its connection when it is opened, and leaves alone who chooses another after that", () => {
    const { connections, shown } = newPage(null);
    const view = viewOver("v", BETA);
    expect(connections.goTo(view)).toBe(true);
    expect(shown.value).toBe(BETA.source);
    shown.value = ACME.source;
    expect(connections.goTo(view)).toBe(false);
    expect(shown.value).toBe(ACME.source);
    expect(connections.isElsewhere(view)).toBe(true);
    expect(connections.query(view)).toBe(ACME.source);
    connections.forget();
    expect(connections.goTo(view)).toBe(true);
    expect(connections.query(view)).toBe("");
  });

  it("of an earlier version goes with whatever is shown", () => {
    const { connections, shown } = newPage(ACME.source);
    expect(connections.goTo(viewOver("v"))).toBe(false);
    expect(shown.value).toBe(ACME.source);
    expect(connections.isElsewhere(viewOver("v"))).toBe(false);
  });

  it("shows what the address says, where that is another", () => {
    const one = newPage(null, `#/users?view=v&over=${ACME.source}`);
    expect(one.connections.goTo(viewOver("v", BETA))).toBe(true);
    expect(one.shown.value).toBe(ACME.source);
    const all = newPage(ACME.source, "#/users?view=v&over=all");
    expect(all.connections.goTo(viewOver("v", BETA))).toBe(true);
    expect(all.shown.value).toBeNull();
  });

  it("says that its connection is gone, and shows all", () => {
    const { connections, all, shown } = newPage(ACME.source);
    const view = viewOver("v", { ...BETA });
    expect(connections.goneOf(view)).toBeNull();
    all.value = [ACME, { ...ACME, source: sourceId("c") }];
    expect(connections.goneOf(view)).toBe("Beta");
    expect(connections.goTo(view)).toBe(true);
    expect(shown.value).toBeNull();
  });

  it("has nothing to choose where there is but one, and still says what is gone", () => {
    const { connections, shown } = newPage(undefined);
    expect(connections.goTo(viewOver("v", "all"))).toBe(false);
    expect(connections.isElsewhere(viewOver("v", BETA))).toBe(false);
    expect(connections.goneOf(viewOver("v", BETA))).toBe("Beta");
    expect(shown.value).toBeUndefined();
  });
});
