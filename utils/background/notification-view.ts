import { browser } from "../browser.ts";

/** What stands in a notification. */
export interface NotificationContent {
  readonly title: string;
  readonly message: string;
  /** Texts of its buttons, where the browser has any. */
  readonly buttons: readonly string[];
}

/** Notifications as the browser shows them. */
export interface NotificationView {
  /** `later`: allowed a moment ago, but this worker was started before; the next one can. */
  readonly allowed: () => Promise<"yes" | "no" | "later">;
  /** Names of those that are there. */
  readonly shown: () => Promise<readonly string[]>;
  /** One of the same name is replaced. Rejects when the browser refuses. */
  readonly show: (name: string, content: NotificationContent) => Promise<void>;
  readonly clear: (name: string) => Promise<void>;
}

const PERMISSION = { permissions: ["notifications"] };

type Notifications = typeof browser.notifications;

// CAST: the permission is optional, and without it the browser has no such object.
export const notificationsApi = (): Notifications | undefined =>
  browser.notifications as Notifications | undefined;

/** Firefox refuses a notification with buttons. */
const hasButtons = (): boolean => !("getBrowserInfo" in browser.runtime);

/** @param mayShow whether whoever manages the browser allows any */
export const createNotificationView = (
  mayShow: () => boolean = () => true,
): NotificationView => ({
  allowed: async () => {
    if (!mayShow() || !(await browser.permissions.contains(PERMISSION)))
      return "no";
    return notificationsApi() === undefined ? "later" : "yes";
  },
  shown: async () => Object.keys((await notificationsApi()?.getAll()) ?? {}),
  show: async (name, { title, message, buttons }) => {
    const options = {
      type: "basic" as const,
      iconUrl: browser.runtime.getURL("icon/128.png"),
      title,
      message,
    };
    await notificationsApi()?.create(
      name,
      hasButtons() && buttons.length > 0
        ? { ...options, ...buttonsOf(buttons) }
        : options,
    );
  },
  clear: async (name) => {
    await notificationsApi()?.clear(name);
  },
});

/** Chrome's own: the shared types follow Firefox, which has none. */
const buttonsOf = (titles: readonly string[]): object => ({
  buttons: titles.map((title) => ({ title })),
});
