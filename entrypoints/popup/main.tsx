import { type VNode, render } from "preact";
import { PopupPage } from "../../components/popup-page.tsx";
import { openPage } from "./open-page.ts";
import { openPanel } from "./open-panel.ts";
import { choosePageWords } from "./page-words.ts";

await choosePageWords();

const { shown } = openPage("popup");

/** Another connection is another page. */
const Popup = (): VNode => (
  <PopupPage key={shown.value} models={shown.value} onOpenPanel={openPanel} />
);

render(<Popup />, document.body);
