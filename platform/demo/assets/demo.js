// What a platform adds to its pages so that its support team sees who is there.
// Three parts: beats, navigation without reloading, the search of the sign-in.

const BEAT = "/rollcall/v1/beat";
const session = meta("rollcall-session");
if (session) {
  startBeats(session, Number(meta("rollcall-beat-ms")));
  followLinks();
} else {
  searchPeople();
}

/** @param {string} name */
function meta(name, root = document) {
  return root.querySelector(`meta[name="${name}"]`)?.getAttribute("content");
}

/**
 * Says every `everyMs`, and at each change, what this tab shows.
 * @param {string} session
 * @param {number} everyMs
 */
function startBeats(session, everyMs) {
  let active = true;
  for (const event of ["pointermove", "pointerdown", "keydown", "scroll"])
    addEventListener(event, () => (active = true), {
      passive: true,
      capture: true,
    });

  let left = false;
  const beat = async () => {
    // A page that was left becomes hidden after that; a beat would undo the bye.
    if (left) return;
    const page = {
      // Without the query: it may hold what is nobody's business.
      url: location.origin + location.pathname,
      title: document.title.split(" · ")[0],
      feature: meta("rollcall-feature"),
    };
    const hidden = document.visibilityState === "hidden";
    const body = JSON.stringify({ session, page, active, hidden });
    active = false;
    const headers = { "Content-Type": "application/json" };
    try {
      const answer = await fetch(BEAT, { method: "POST", headers, body });
      // Signed out in another tab.
      if (answer.status === 401) location.assign("/demo/sign-in");
    } catch {
      // The server is away; the next beat tells it all.
    }
  };

  const tabs = countTabs(session);
  setInterval(beat, everyMs);
  addEventListener("visibilitychange", beat);
  addEventListener("rollcall:page", beat);
  // A page may come back from the browser's memory after it was left.
  addEventListener("pageshow", () => {
    left = false;
    tabs.enter();
    void beat();
  });
  addEventListener("pagehide", () => {
    left = true;
    if (tabs.leave() === 0)
      navigator.sendBeacon(BEAT, JSON.stringify({ session, bye: true }));
  });
}

/**
 * Counts the open tabs of this browser. A tab that crashes stays counted; then
 * nobody says bye and the session ends by silence.
 * @param {string} session
 */
function countTabs(session) {
  const key = `tabs ${session}`;
  const add = (/** @type {number} */ change) => {
    const tabs = Math.max(0, Number(localStorage.getItem(key)) + change);
    if (tabs > 0) localStorage.setItem(key, String(tabs));
    else localStorage.removeItem(key);
    return tabs;
  };
  return { enter: () => add(1), leave: () => add(-1) };
}

/** Fetches the page behind a link and shows its content in place. */
function followLinks() {
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (!link || !plain || event.button !== 0) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.hash) return;
    event.preventDefault();
    void show(url.pathname, true);
  });
  addEventListener("popstate", () => void show(location.pathname, false));
}

/** @param {string} path @param {boolean} push */
async function show(path, push) {
  const answer = await fetch(path).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return location.assign(path);
  const parser = new DOMParser();
  const next = parser.parseFromString(await answer.text(), "text/html");
  if (push) history.pushState(null, "", path);
  document.title = next.title;
  for (const part of ["main", "nav", 'meta[name="rollcall-feature"]']) {
    const fresh = next.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(fresh);
  }
  scrollTo(0, 0);
  document.querySelector("main")?.focus();
  dispatchEvent(new Event("rollcall:page"));
}

/** Shows only the people whose name, email, role or company has the text. */
function searchPeople() {
  const find = document.querySelector("#find");
  if (!(find instanceof HTMLInputElement)) return;
  const people = [...document.querySelectorAll(".people label")];
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    const fits = people.filter((person) => {
      const found = person.textContent.toLowerCase().includes(wanted);
      person.toggleAttribute("hidden", !found);
      return found;
    });
    const first = fits[0]?.querySelector("input");
    if (first && !fits.some((person) => person.querySelector(":checked")))
      first.checked = true;
    const said = document.querySelector("#found");
    if (said) said.textContent = `${fits.length} people`;
  });
}
