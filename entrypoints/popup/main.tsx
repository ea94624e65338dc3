import { render } from "preact";
import { PopupPage } from "../../components/popup-page.tsx";
import { openPage } from "./open-page.ts";
import { openPanel } from "./open-panel.ts";

render(
  <PopupPage models={openPage("popup")} onOpenPanel={openPanel} />,
  document.body,
);
