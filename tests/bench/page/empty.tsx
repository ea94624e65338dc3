import { render } from "preact";

/** A page of the extension with nothing but Preact: the floor under every page. */
render(<p data-person="nobody">Nobody</p>, document.body);
