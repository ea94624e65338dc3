import { effect } from "@preact/signals";
import { render } from "preact";
import { DashboardPage } from "../../components/dashboard-page.tsx";
import { pageTitle } from "../../components/dashboard-nav.tsx";
import { SelectionModel } from "../../utils/models/selection-model.ts";
import { RouteModel } from "../../utils/models/route-model.ts";
import { ANALYTICS } from "./open-analytics.ts";
import { PORTS, openPage } from "../popup/open-page.ts";

const models = openPage("dashboard");

const route = new RouteModel({
  hash: location.hash,
  write: (hash, how) =>
    how === "push"
      ? history.pushState(null, "", hash)
      : history.replaceState(null, "", hash),
});
const look = (): void => route.hear(location.hash);
// Back and forward between entries that were pushed say only the first; an address typed by hand may say only the second.
addEventListener("popstate", look);
addEventListener("hashchange", look);
effect(() => {
  document.title = pageTitle(route.page.value);
});

const { list, roster } = models;
const selection = new SelectionModel({
  people: roster.people,
  rows: list.rows,
  order: list.order,
});

const { reader, send, zone, every } = PORTS;
render(
  <DashboardPage
    models={{
      ...{ ...models, route, selection, reader, send, zone, every },
      history: ANALYTICS,
    }}
  />,
  document.body,
);
