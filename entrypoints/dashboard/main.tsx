import { effect } from "@preact/signals";
import { type VNode, render } from "preact";
import { DashboardPage } from "../../components/dashboard-page.tsx";
import { pageTitle } from "../../components/dashboard-nav.tsx";
import { RouteModel } from "../../utils/models/route-model.ts";
import { openPage } from "../popup/open-page.ts";
import { dashboardOver } from "./dashboard-of.ts";
import { choosePageWords } from "../popup/page-words.ts";

await choosePageWords();

const { shown } = openPage("dashboard");

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

const dashboardOf = dashboardOver(route);

/** Another connection is another page. */
const Dashboard = (): VNode => (
  <DashboardPage key={shown.value} models={dashboardOf(shown.value)} />
);

render(<Dashboard />, document.body);
