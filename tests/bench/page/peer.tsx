import { signal } from "@preact/signals";
import { render } from "preact";

const name = signal("Nobody");

/** The least that a page with Preact and signals loads: the peer of the first loads. */
render(<p data-person="nobody">{name}</p>, document.body);
