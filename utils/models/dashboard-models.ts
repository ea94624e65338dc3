import type { Send } from "../messaging/client.ts";
import type { Reader } from "../storage/reader.ts";
import type { AnalyticsReader } from "./analytics-question.ts";
import type { PageModels } from "./page-models.ts";
import type { SelectionModel } from "./selection-model.ts";
import type { ViewsModel } from "./views-model.ts";
import type { ViewsFault } from "../messaging/views-file.ts";
import type { RouteModel } from "./route-model.ts";

/** What each page of the dashboard is given. A page makes what only it needs, when it is first shown. */
export interface DashboardModels extends PageModels {
  /** Which page is shown, and what is asked of it; a page keeps its own choices in the query. */
  readonly route: RouteModel;
  /** The rows that somebody chose in the table of users. */
  readonly selection: SelectionModel;
  readonly views: ViewsModel<ViewsFault>;
  readonly reader: Reader;
  readonly send: Send;
  /** Name of the reader's time zone. */
  readonly zone: () => string;
  readonly every: (ms: number, call: () => void) => () => void;
  readonly history: AnalyticsReader;
  /** The same of another connection's list. */
  readonly dashboardOf: (models: PageModels) => DashboardModels;
}
