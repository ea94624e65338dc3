// What a page can do against whoever reads it. All that it notices of others goes to `window.__seen`.

const seen = (window.__seen = []);
const OWN = "said by the page itself";

// Deeper than any stack, longer than any ticket.
let deep = document.createElement("div");
const outermost = deep;
for (let level = 0; level < 1_000; level += 1) {
  const inner = document.createElement("div");
  deep.append(inner);
  deep = inner;
}
deep.append("deep@nobody.test");
const long = document.createElement("p");
long.append(`${"a@".repeat(50)} `.repeat(5_000), "x@y.z ".repeat(80_000));
const main = Document.prototype.querySelector.call(document, "main");
main.append(outermost, long);

// Traps: getters and methods that tell who calls them, and answer nonsense.
for (const prototype of [Node, Element, Document, HTMLElement, Text])
  for (const name of Object.getOwnPropertyNames(prototype.prototype)) {
    const found = Object.getOwnPropertyDescriptor(prototype.prototype, name);
    if (found?.get === undefined || !found.configurable) continue;
    Object.defineProperty(prototype.prototype, name, {
      ...found,
      get() {
        seen.push(`read ${name}`);
        return found.get.call(this);
      },
    });
  }
for (const name of ["type", "sighting", "address", "rollcall"])
  Object.defineProperty(Object.prototype, name, {
    configurable: true,
    get: () => void seen.push(`read .${name}`),
    set: () => {
      seen.push(`wrote .${name}`);
    },
  });
Object.prototype.toJSON = () => seen.push("made JSON");
trap(Array.prototype, "push");
trap(Map.prototype, "set");
trap(String.prototype, "indexOf");
trap(Element.prototype, "checkVisibility");
trap(Element.prototype, "getAttribute");

/**
 * @param {any} owner
 * @param {string} name
 */
function trap(owner, name) {
  const before = owner[name];
  owner[name] = function (...given) {
    // By hand: the list of what was seen grows by a trap, too.
    if (name !== "push") seen[seen.length] = `called ${name}`;
    return before.apply(this, given);
  };
}

new MutationObserver(
  () => (seen[seen.length] = "the page was changed"),
).observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  characterData: true,
});
addEventListener("message", ({ data }) => {
  if (data?.mark !== OWN) seen[seen.length] = "was sent a message";
});

// Forgeries: as if the page were the reader, or the reader's worker.
const sighting = {
  url: "https://forged.test/",
  title: "Forged",
  site: "zendesk",
  candidates: [],
  more: false,
  closed: false,
};
setInterval(() => {
  postMessage({ mark: OWN, type: "ticket", sighting }, "*");
  dispatchEvent(new CustomEvent("ticket", { detail: sighting }));
  dispatchEvent(new CustomEvent("rollcall.ticket", { detail: sighting }));
}, 50);

// How long the page had to wait at worst, in ms.
window.__longest = 0;
let last = performance.now();
setInterval(() => {
  const now = performance.now();
  window.__longest = Math.max(window.__longest, now - last);
  last = now;
}, 10);
window.__ready = true;
