import { readFileSync } from "node:fs";

/*
 * The browser's extension API as far as Rollcall uses it, in memory: what a page and a worker see of it, and a few
 * switches for a test. It stands in the place of `webextension-polyfill` below the end-to-end tests.
 */

type Listener<Arguments extends readonly unknown[], Reply = unknown> = (
  ...args: Arguments
) => Reply;

/** An event of the browser. `fire` tells all listeners and gives their replies. */
const newEvent = <Arguments extends readonly unknown[], Reply = unknown>() => {
  const listeners = new Set<Listener<Arguments, Reply>>();
  return {
    addListener: (listener: Listener<Arguments, Reply>) =>
      void listeners.add(listener),
    removeListener: (listener: Listener<Arguments, Reply>) =>
      void listeners.delete(listener),
    hasListener: (listener: Listener<Arguments, Reply>) =>
      listeners.has(listener),
    fire: (...args: Arguments): Reply[] =>
      [...listeners].map((listener) => listener(...args)),
    clear: () => listeners.clear(),
  };
};

interface Alarm {
  readonly name: string;
  readonly when: number;
  readonly periodInMinutes?: number;
}

interface FakePort {
  readonly name: string;
  readonly sender: { readonly id: string; readonly url: string };
  readonly onMessage: ReturnType<typeof newEvent<[unknown]>>;
  readonly onDisconnect: ReturnType<typeof newEvent<[FakePort]>>;
  readonly postMessage: (message: unknown) => void;
  readonly disconnect: () => void;
}

const ID = "rollcall";
const ROOT = "chrome-extension://rollcall/";
const PAGE = { id: ID, url: `${ROOT}popup.html` };

const catalogue = (): Readonly<Record<string, { message: string }>> =>
  // CAST: the catalogue's shape is checked by its own test.
  JSON.parse(
    readFileSync(
      new URL("../../public/_locales/en/messages.json", import.meta.url),
      "utf8",
    ),
  ) as Readonly<Record<string, { message: string }>>;
let messages: Readonly<Record<string, { message: string }>> | null = null;

const badge = { text: "", color: "", title: "" };
const alarms = new Map<string, Alarm>();
const local = new Map<string, unknown>();
const session = new Map<string, unknown>();
const granted = new Set<string>();
type Managed = () => Promise<Readonly<Record<string, unknown>>>;
let managed: Managed = () => Promise.resolve({});
const menu = new Map<string, Readonly<Record<string, unknown>>>();
const openedTabs: { readonly url: string; readonly active: boolean }[] = [];
/** How often a panel was opened; null: the browser refuses. */
let panels: number | null = 0;
let suggestion = "";

interface Suggested {
  readonly content: string;
  readonly description: string;
}

/** Who sends a message, as the browser says it. */
export interface FakeSender {
  readonly id: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentLifecycle?: string;
  readonly tab?: { readonly id?: number };
}

interface FakeTab {
  readonly id: number;
  readonly url?: string;
}

interface FakeScript {
  readonly id: string;
  readonly matches: readonly string[];
}

/** What tabs show, whether or not we may know it. */
const tabs = new Map<number, string>();
const scripts = new Map<string, FakeScript>();
/** Tabs in which a script was run. */
const ran: number[] = [];

/** As browsers do: the address is told of granted hosts only. */
const tabOf = (id: number, url: string): FakeTab => {
  const { protocol, hostname } = new URL(url);
  return granted.has(`${protocol}//${hostname}/*`) ? { id, url } : { id };
};

type StorageChanges = Readonly<
  Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>
>;
const notifications = new Map<string, object>();
/** Every notification that came onto the screen, by name. */
const popped: string[] = [];

const events = {
  onUpdated:
    newEvent<
      [number, { readonly status?: string; readonly url?: string }, FakeTab]
    >(),
  onTabRemoved: newEvent<[number]>(),
  onStorage: newEvent<[StorageChanges, string]>(),
  onMessage: newEvent<[unknown, FakeSender], Promise<unknown> | undefined>(),
  onConnect: newEvent<[FakePort]>(),
  onInstalled: newEvent<[]>(),
  onStartup: newEvent<[]>(),
  onAlarm: newEvent<[Alarm]>(),
  onNotificationClicked: newEvent<[string]>(),
  onButtonClicked: newEvent<[string, number]>(),
  onAdded: newEvent<[]>(),
  onRemoved: newEvent<[]>(),
  onClicked: newEvent<
    [
      {
        readonly menuItemId: string;
        readonly selectionText?: string;
        readonly linkUrl?: string;
      },
      { readonly windowId: number } | undefined,
    ]
  >(),
  onCommand: newEvent<[string, { readonly windowId: number } | undefined]>(),
  onInputStarted: newEvent<[]>(),
  onInputChanged: newEvent<
    [string, (all: readonly Suggested[]) => void],
    void
  >(),
  onInputEntered: newEvent<[string, string]>(),
  onSession: newEvent<[Readonly<Record<string, { newValue?: unknown }>>]>(),
};

const newPort = (name: string, sender = PAGE): FakePort => {
  let isOpen = true;
  const port: FakePort = {
    name,
    sender,
    onMessage: newEvent<[unknown]>(),
    onDisconnect: newEvent<[FakePort]>(),
    postMessage: (message) => {
      // As browsers do.
      if (!isOpen)
        throw new Error("Attempting to use a disconnected port object");
      port.onMessage.fire(message);
    },
    disconnect: () => {
      isOpen = false;
      port.onDisconnect.fire(port);
    },
  };
  return port;
};

const browser = {
  runtime: {
    id: ID,
    getURL: (path: string) => ROOT + path,
    getPlatformInfo: () => Promise.resolve({ os: "linux" }),
    sendMessage: (message: unknown) => fake.send(message),
    connect: ({ name }: { name: string }) => {
      const port = newPort(name);
      events.onConnect.fire(port);
      return port;
    },
    onMessage: events.onMessage,
    onConnect: events.onConnect,
    onInstalled: events.onInstalled,
    onStartup: events.onStartup,
  },
  alarms: {
    create: (name: string, alarm: Omit<Alarm, "name">) =>
      void alarms.set(name, { name, ...alarm }),
    clear: (name: string) => Promise.resolve(alarms.delete(name)),
    clearAll: () => Promise.resolve(alarms.clear()),
    onAlarm: events.onAlarm,
  },
  action: {
    setBadgeText: ({ text }: { text: string }) =>
      Promise.resolve(void (badge.text = text)),
    setBadgeBackgroundColor: ({ color }: { color: string }) =>
      Promise.resolve(void (badge.color = color)),
    setTitle: ({ title }: { title: string }) =>
      Promise.resolve(void (badge.title = title)),
  },
  permissions: {
    contains: ({
      origins = [],
      permissions = [],
    }: {
      origins?: readonly string[];
      permissions?: readonly string[];
    }) =>
      Promise.resolve(
        [...origins, ...permissions].every((one) => granted.has(one)),
      ),
    getAll: () =>
      Promise.resolve({
        origins: [...granted].filter((one) => one.includes(":")),
        permissions: [...granted].filter((one) => !one.includes(":")),
      }),
    remove: ({
      origins = [],
      permissions = [],
    }: {
      origins?: readonly string[];
      permissions?: readonly string[];
    }) => {
      for (const one of [...origins, ...permissions]) granted.delete(one);
      events.onRemoved.fire();
      return Promise.resolve(true);
    },
    onAdded: events.onAdded,
    onRemoved: events.onRemoved,
  },
  tabs: {
    create: (tab: { url: string; active: boolean }) =>
      Promise.resolve(void openedTabs.push(tab)),
    query: () => Promise.resolve([...tabs].map(([id, url]) => tabOf(id, url))),
    get: (id: number) => {
      const url = tabs.get(id);
      return url === undefined
        ? Promise.reject(new Error(`No tab with id: ${id}.`))
        : Promise.resolve(tabOf(id, url));
    },
    onUpdated: events.onUpdated,
    onRemoved: events.onTabRemoved,
  },
  scripting: {
    getRegisteredContentScripts: () => Promise.resolve([...scripts.values()]),
    registerContentScripts: (added: readonly FakeScript[]) => {
      for (const script of added) scripts.set(script.id, script);
      return Promise.resolve();
    },
    unregisterContentScripts: ({ ids }: { ids: readonly string[] }) => {
      for (const id of ids) scripts.delete(id);
      return Promise.resolve();
    },
    executeScript: ({ target }: { target: { tabId: number } }) => {
      const { tabId } = target;
      if (tabOf(tabId, tabs.get(tabId) ?? "about:blank").url === undefined)
        return Promise.reject(new Error("Cannot access contents of the page."));
      ran.push(tabId);
      return Promise.resolve([]);
    },
  },
  notifications: {
    create: (name: string, content: object) => {
      notifications.set(name, content);
      popped.push(name);
      return Promise.resolve(name);
    },
    clear: (name: string) => Promise.resolve(notifications.delete(name)),
    getAll: () => Promise.resolve(Object.fromEntries(notifications)),
    onClicked: events.onNotificationClicked,
    onButtonClicked: events.onButtonClicked,
  },
  storage: {
    onChanged: events.onStorage,
    session: {
      get: (key: string) =>
        Promise.resolve(session.has(key) ? { [key]: session.get(key) } : {}),
      set: (values: Record<string, unknown>) => {
        for (const [key, value] of Object.entries(values)) {
          const newValue: unknown = structuredClone(value);
          session.set(key, newValue);
          events.onSession.fire({ [key]: { newValue } });
          events.onStorage.fire({ [key]: { newValue } }, "session");
        }
        return Promise.resolve();
      },
      onChanged: events.onSession,
      clear: () => {
        for (const key of session.keys())
          events.onStorage.fire({ [key]: {} }, "session");
        return Promise.resolve(session.clear());
      },
      remove: (key: string) => {
        if (session.delete(key))
          events.onStorage.fire({ [key]: {} }, "session");
        return Promise.resolve();
      },
    },
    // The chosen language alone, which content scripts may read.
    local: {
      get: (key: string) =>
        Promise.resolve(local.has(key) ? { [key]: local.get(key) } : {}),
      set: (values: Record<string, unknown>) => {
        for (const [key, value] of Object.entries(values))
          local.set(key, structuredClone(value));
        return Promise.resolve();
      },
      remove: (key: string) => Promise.resolve(void local.delete(key)),
      clear: () => Promise.resolve(local.clear()),
    },
    managed: { get: () => managed() },
  },
  contextMenus: {
    removeAll: () => Promise.resolve(menu.clear()),
    create: ({ id, ...item }: { id: string }) => {
      if (menu.has(id))
        throw new Error(`Cannot create item with duplicate id ${id}`);
      menu.set(id, item);
    },
    onClicked: events.onClicked,
  },
  commands: { onCommand: events.onCommand },
  omnibox: {
    setDefaultSuggestion: ({ description }: { description: string }) =>
      void (suggestion = description),
    onInputStarted: events.onInputStarted,
    onInputChanged: events.onInputChanged,
    onInputEntered: events.onInputEntered,
  },
  windows: {
    WINDOW_ID_CURRENT: -2,
    getLastFocused: () => Promise.resolve({ id: 7 }),
  },
  sidebarAction: {
    open: () =>
      panels === null
        ? Promise.reject(new Error("not in a click"))
        : Promise.resolve(void panels++),
  },
  i18n: {
    getUILanguage: () => "en-GB",
    getMessage: (key: string, substitutions: readonly string[] = []) => {
      messages ??= catalogue();
      const message = messages[key]?.message ?? "";
      return message.replaceAll(
        /\$(\d)/g,
        (_, place: string) => substitutions[Number(place) - 1] ?? "",
      );
    },
  },
};

/** Who waits for a lock that is held: until its work is over, or the context that asked for it dies. */
const locks = new Map<string, (() => void)[]>();

const requestLock = async (
  name: string,
  held: () => Promise<unknown>,
): Promise<unknown> => {
  const waiting = locks.get(name);
  if (waiting === undefined) locks.set(name, []);
  else await new Promise<void>((resolve) => waiting.push(resolve));
  const queue = locks.get(name);
  try {
    return await held();
  } finally {
    const next = queue?.shift();
    if (next !== undefined) next();
    else if (locks.get(name) === queue) locks.delete(name);
  }
};

// What a worker has beside the extension API, and Node has not.
Object.defineProperty(navigator, "locks", {
  configurable: true,
  value: { request: requestLock },
});
const world = new EventTarget();
Object.assign(globalThis, {
  addEventListener: world.addEventListener.bind(world),
});

/** The switches. */
export const fake = {
  badge,
  alarms,
  session,
  scripts,
  ran,
  /** A tab shows this page from now on. */
  goTo: (id: number, url: string) => {
    tabs.set(id, url);
    events.onUpdated.fire(id, { status: "loading" }, tabOf(id, url));
    events.onUpdated.fire(id, { status: "complete" }, tabOf(id, url));
  },
  closeTab: (id: number) => {
    tabs.delete(id);
    events.onTabRemoved.fire(id);
  },
  notifications,
  popped,
  /** A message as a page of ours sends it, unless told otherwise. */
  send: async (
    message: unknown,
    sender: FakeSender = PAGE,
  ): Promise<unknown> => {
    for (const reply of events.onMessage.fire(message, sender))
      if (reply !== undefined) return reply;
    return undefined;
  },
  allow: (pattern: string) => {
    granted.add(pattern);
    events.onAdded.fire();
  },
  withdraw: (pattern: string) => {
    granted.delete(pattern);
    events.onRemoved.fire();
  },
  ring: (name: string) => {
    const alarm = alarms.get(name);
    if (alarm === undefined) return;
    const { when, periodInMinutes } = alarm;
    if (periodInMinutes === undefined) alarms.delete(name);
    else alarms.set(name, { ...alarm, when: when + periodInMinutes * 60_000 });
    events.onAlarm.fire(alarm);
  },
  /** What whoever manages the browser says, or how it fails to be read. */
  manage: (read: Managed) => void (managed = read),
  /** The browser gets another policy while it runs, and says so. */
  changePolicy: (values: Readonly<Record<string, unknown>>) => {
    managed = () => Promise.resolve(values);
    events.onStorage.fire({}, "managed");
  },
  install: () => void events.onInstalled.fire(),
  writeSession: (values: Record<string, unknown>) =>
    void browser.storage.session.set(values),
  /** Items of the browser's menu, by id. */
  menu,
  /** Tabs that were opened. */
  tabs: openedTabs,
  panels: () => panels ?? 0,
  /** Panels open only in a click: here there is none. */
  refusePanels: () => void (panels = null),
  click: (
    item: { menuItemId: string; selectionText?: string; linkUrl?: string },
    tab?: { windowId: number },
  ) => void events.onClicked.fire(item, tab),
  /** A key of the manifest's commands was pressed. */
  press: (command: string, tab?: { windowId: number }) =>
    void events.onCommand.fire(command, tab),
  /** Types behind the keyword in the address bar: the line above, and what is suggested. */
  type: async (text: string) => {
    const people = await new Promise<readonly Suggested[]>((resolve) => {
      events.onInputChanged.fire(text, resolve);
    });
    return { headline: suggestion, people };
  },
  enter: (text: string, disposition = "currentTab") =>
    void events.onInputEntered.fire(text, disposition),
  /** As when the worker is ended: nobody listens any more; what the browser keeps, it keeps. */
  endWorker: () => {
    for (const event of Object.values(events)) event.clear();
    locks.clear();
  },
  /** A browser that was never used. */
  reset: () => {
    fake.endWorker();
    alarms.clear();
    local.clear();
    session.clear();
    tabs.clear();
    scripts.clear();
    ran.length = 0;
    granted.clear();
    managed = () => Promise.resolve({});
    menu.clear();
    openedTabs.length = 0;
    panels = 0;
    suggestion = "";
    notifications.clear();
    popped.length = 0;
    Object.assign(badge, { text: "", color: "", title: "" });
  },
};

// The polyfill has a default export, so what stands in its place has one.
export default browser;
