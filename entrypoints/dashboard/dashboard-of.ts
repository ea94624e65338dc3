import { computed } from "@preact/signals";
import { saveFile } from "../../components/save-file.ts";
import { sourceName } from "../../utils/domain/source.ts";
import type { OverOne } from "../../utils/domain/view-over.ts";
import { onChange } from "../../utils/messaging/changes.ts";
import type { ViewsFault } from "../../utils/messaging/views-file.ts";
import type { DashboardModels } from "../../utils/models/dashboard-models.ts";
import type { PageModels } from "../../utils/models/page-models.ts";
import type { RouteModel } from "../../utils/models/route-model.ts";
import { SelectionModel } from "../../utils/models/selection-model.ts";
import { createViewsModel } from "../../utils/models/views-model.ts";
import { createViewConnections } from "../../utils/models/view-connections.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { PORTS } from "../popup/open-page.ts";
import { ANALYTICS } from "./open-analytics.ts";

/** What reads a file of views is read when somebody has one. */
const loadFiles = () => import("../../utils/messaging/views-file.ts");

/** Gives what the dashboard has beside a list: the same for the same list. */
export const dashboardOver = (
  route: RouteModel,
): ((models: PageModels) => DashboardModels) => {
  const db = openDatabase();
  const known = new WeakMap<PageModels, DashboardModels>();
  const followed: { view: string | null } = { view: null };

  const make = (models: PageModels): DashboardModels => {
    const { list, roster, preferences, connections } = models;
    const only = computed((): readonly OverOne[] => {
      const glance = roster.glance.value;
      if (glance === null) return [];
      const { source, state } = glance;
      const name = sourceName(source, state?.info ?? null);
      return [{ source: source.id, name, address: source.address }];
    });
    const views = createViewsModel<ViewsFault>({
      ...{ list, preferences, route, send: PORTS.send },
      connections: createViewConnections({
        ...{ route, followed },
        all: computed(() => connections.value?.all.value ?? only.value),
        shown: computed(() => connections.value?.shown.value),
        show: (source) => connections.peek()?.show(source),
        isMine: () => (connections.peek()?.page.peek() ?? models) === models,
      }),
      newId: PORTS.newId,
      read: async () => {
        const { readViews } = await import("../../utils/storage/views.ts");
        const read = await readViews(db);
        return read.ok ? read.value : null;
      },
      encode: async (all) => (await loadFiles()).viewsFile(all),
      decode: async (text) => (await loadFiles()).parseViewsFile(text),
      save: (text) =>
        saveFile(
          new Blob([text], { type: "application/json" }),
          "rollcall-views.json",
        ),
    });
    onChange(({ source }) => {
      if (source === null) void views.read();
    }, new AbortController().signal);
    const { reader, send, zone, every } = PORTS;
    const dashboard: DashboardModels = {
      ...{ ...models, route, views, reader, send, zone, every },
      selection: new SelectionModel({
        people: roster.people,
        rows: list.rows,
        order: list.order,
      }),
      history: ANALYTICS,
      dashboardOf,
    };
    return dashboard;
  };

  const dashboardOf = (models: PageModels): DashboardModels => {
    const dashboard = known.get(models) ?? make(models);
    known.set(models, dashboard);
    return dashboard;
  };
  return dashboardOf;
};
