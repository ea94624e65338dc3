import { render } from "preact";
import { PanelPage } from "../../components/panel-page.tsx";
import { openPage } from "../popup/open-page.ts";

render(<PanelPage models={openPage("panel")} />, document.body);
