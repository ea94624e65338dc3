import type { Page } from "puppeteer-core";

/** A state of a page that everybody must be able to use. A new one is a line in one of the tables below. */
export interface PageState {
  readonly name: string;
  readonly path: "popup.html" | "sidepanel.html" | "options.html";
  /** Brings the page there. */
  readonly reach: (page: Page) => Promise<unknown>;
  /** Takes back what would be kept for the next page. */
  readonly leave?: (page: Page) => Promise<unknown>;
}

export const see = (selector: string) => (page: Page) =>
  page.waitForSelector(selector, { timeout: 20_000 });
export const press = (role: string, name: string) => async (page: Page) => {
  const element = await see(`::-p-aria([name="${name}"][role="${role}"])`)(
    page,
  );
  await element?.click();
};
const search = (text: string) => async (page: Page) => {
  const box = await see('::-p-aria([name="Search users"][role="searchbox"])')(
    page,
  );
  await box?.type(text);
};
export const all =
  (...steps: readonly ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };

const groupBy = (value: string) => async (page: Page) => {
  const select = await see('::-p-aria([name="Group by"][role="combobox"])')(
    page,
  );
  await select?.select(value);
};

const list = see("[data-person]");
const everybody = all(
  see(".chip"),
  (page) => page.click(".chip:last-of-type"),
  list,
);
const openFirst = all(
  list,
  (page) => page.click("[data-person]"),
  see("section.person"),
);

/** Before anything is connected. */
export const UNCONNECTED: readonly PageState[] = [
  { name: "popup, not connected", path: "popup.html", reach: see(".empty") },
  {
    name: "panel, not connected",
    path: "sidepanel.html",
    reach: see(".empty"),
  },
  { name: "options, new", path: "options.html", reach: see("form") },
  {
    name: "options, an address that is none",
    path: "options.html",
    reach: all(
      see("form"),
      (page) => page.type("input", "nothing"),
      press("button", "Test connection"),
      see("[aria-invalid=true]"),
    ),
  },
];

/** With people in the list. */
export const CONNECTED: readonly PageState[] = [
  { name: "popup", path: "popup.html", reach: list },
  {
    name: "popup, nobody found",
    path: "popup.html",
    reach: all(list, search("nobody of that name"), see(".empty")),
  },
  { name: "popup, a person", path: "popup.html", reach: openFirst },
  {
    name: "popup, columns",
    path: "popup.html",
    reach: all(list, press("button", "Columns"), see("[role=menu]")),
  },
  {
    name: "popup, export",
    path: "popup.html",
    reach: all(list, press("button", "Export"), see("[role=menu]")),
  },
  ...["Total users", "Online now", "Offline", "Average session"].map(
    (card): PageState => ({
      name: `popup, why ${card}`,
      path: "popup.html",
      reach: all(
        list,
        press("button", `Why this number? ${card}`),
        see("dialog[open]"),
      ),
    }),
  ),
  { name: "panel", path: "sidepanel.html", reach: everybody },
  {
    name: "panel, nobody found",
    path: "sidepanel.html",
    reach: all(everybody, search("nobody of that name"), see(".empty")),
  },
  {
    name: "panel, a person",
    path: "sidepanel.html",
    reach: all(everybody, openFirst),
  },
  {
    name: "panel, paused",
    path: "sidepanel.html",
    reach: all(
      everybody,
      press("switch", "Auto-refresh"),
      see("[role=switch][aria-checked=false]"),
    ),
  },
  {
    name: "panel, going on",
    path: "sidepanel.html",
    reach: all(
      everybody,
      press("switch", "Auto-refresh"),
      see("[role=switch][aria-checked=true]"),
    ),
  },
  {
    name: "panel, why Online now",
    path: "sidepanel.html",
    reach: all(
      everybody,
      press("button", "Why this number? Online now"),
      see("dialog[open]"),
    ),
  },
  {
    name: "panel, in groups",
    path: "sidepanel.html",
    reach: all(everybody, groupBy("role"), see(".group-toggle")),
    leave: groupBy(""),
  },
  {
    name: "panel, share-safe, a person",
    path: "sidepanel.html",
    reach: all(
      everybody,
      press("button", "Share-safe mode"),
      see(".share-note"),
      openFirst,
    ),
    leave: press("button", "Share-safe mode"),
  },
  {
    name: "options, connected",
    path: "options.html",
    reach: all(see(".saved"), see(".shortcuts dt")),
  },
  {
    name: "options, a connection tested",
    path: "options.html",
    reach: all(
      press("button", "Edit"),
      press("button", "Test"),
      see(".connection .preview tbody tr"),
    ),
  },
  {
    name: "options, removing",
    path: "options.html",
    reach: all(press("button", "Remove connection"), see("dialog[open]")),
  },
];

/** The token is refused: the list is old. */
export const REFUSED: readonly PageState[] = [
  { name: "popup, token refused", path: "popup.html", reach: see(".note") },
  { name: "panel, token refused", path: "sidepanel.html", reach: see(".note") },
  {
    name: "options, token refused",
    path: "options.html",
    reach: see("::-p-text(Token refused)"),
  },
];

/** The very first answer was a refusal: there is no list. */
export const NEVER_ANSWERED: readonly PageState[] = [
  {
    name: "popup, never answered",
    path: "popup.html",
    reach: see(".empty.is-trouble"),
  },
  {
    name: "panel, never answered",
    path: "sidepanel.html",
    reach: see(".empty.is-trouble"),
  },
];
