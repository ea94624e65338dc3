import { html } from "../demo/html.ts";
import type { Html } from "../demo/html.ts";
import type { Reply } from "../http/message.ts";
import { document } from "./layout.ts";

const FAKES = 10_000;

/**
 * A page that does not want to be read, for tests of what reads ticket pages: ten thousand addresses of nobody, names
 * that hide the DOM's own, and a script that sets traps and writes down what it notices in `window.__seen`.
 */
export function hostilePage(): Reply {
  const fakes = Array.from(
    { length: FAKES },
    (_, index) => html`<li>From: fake${index}@nobody${index % 97}.test</li>`,
  );
  return document(
    "A page that resists",
    html`<script src="/helpdesk/assets/hostile.js" type="module"></script>`,
    html`${clobbering()}
      <main>
        <h1>Ticket #1 of <b>__proto__@nobody.test</b></h1>
        <p>Requester: constructor@nobody.test</p>
        <ul>
          ${fakes}
        </ul>
      </main>`,
  );
}

/** Elements that stand, by their names, in the place of what the document and its forms have themselves. */
function clobbering(): Html {
  const ofDocument =
    "body,documentElement,querySelectorAll,title,createTreeWalker,defaultView,location,getElementById,head".split(
      ",",
    );
  const ofForm =
    "parentNode,firstChild,nextSibling,previousSibling,nodeType,nodeValue,localName,attributes,getAttribute,checkVisibility,textContent".split(
      ",",
    );
  const ofWindow =
    "chrome,browser,navigation,Node,Element,Reflect,MutationObserver".split(
      ",",
    );
  return html`${ofDocument.map((name) => html`<img name="${name}" alt="" />`)}
    ${ofWindow.map((name) => html`<a id="${name}"></a>`)}
    <form name="forms">
      ${ofForm.map((name) => html`<input name="${name}" />`)}
      <p>in-a-form@nobody.test</p>
    </form>`;
}
