import { render } from "preact";
import { PanelPage } from "../../components/panel-page.tsx";
import { openPage } from "../popup/open-page.ts";

const models = openPage("panel");
render(<PanelPage models={models} />, document.body);

// Behind the first paint: nobody can be shown before the list was read.
void import("./follow-intents.ts").then(({ followIntents }) =>
  followIntents(models),
);
