// Tickets open without a reload, as in any helpdesk: what is beside the list is replaced, and the address with it.

addEventListener("click", (event) => {
  const link =
    event.target instanceof Element && event.target.closest("a[data-in-place]");
  const plain =
    event.button === 0 &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!(link instanceof HTMLAnchorElement) || !plain) return;
  event.preventDefault();
  if (link.href !== location.href) history.pushState(null, "", link.href);
  void show(fetch(link.href));
});

addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  void show(fetch(form.action, { method: "POST" }));
});

addEventListener("popstate", () => void show(fetch(location.href)));

/** Counts what was asked for: only the last is shown, whichever answer comes last. */
let asked = 0;

/** @param {Promise<Response>} answer */
async function show(answer) {
  asked += 1;
  const mine = asked;
  try {
    const text = await (await answer).text();
    if (mine !== asked) return;
    const next = new DOMParser().parseFromString(text, "text/html");
    document.title = next.title;
    for (const part of ["nav", "main"]) {
      const here = document.querySelector(part);
      const there = next.querySelector(part);
      if (!here || !there) return location.reload();
      const { scrollTop } = here;
      here.className = there.className;
      here.replaceChildren(...there.childNodes);
      here.scrollTop = part === "nav" ? scrollTop : 0;
    }
    document.querySelector("main")?.focus({ preventScroll: true });
    say(document.title);
  } catch {
    if (mine === asked) say("The helpdesk does not answer. Try again.");
  }
}

/** @param {string} words */
function say(words) {
  const said = document.querySelector("#said");
  if (said) said.textContent = words;
}
