import type { Notice } from "../domain/notice.ts";
import { formatTime, language, plural, t } from "../i18n.ts";
import type { NotificationContent } from "./notification-view.ts";

/** What a click on a button of a notification asks for, in the order in which they stand there. */
export type NotificationButton = "openTicket" | "stopWatching";

/** Which connection a notice is of, by name. */
export type ConnectionOf = (notice: Pick<Notice, "source">) => string | null;

export const buttonsOf = (
  notices: readonly Notice[],
): readonly NotificationButton[] => {
  const [notice, ...others] = notices;
  if (notice === undefined || others.length > 0) return [];
  return [
    ...(notice.ticket === null ? [] : (["openTicket"] as const)),
    ...(notice.repeat === "once" ? [] : (["stopWatching"] as const)),
  ];
};

/**
 * One or several notices in words. Without names nothing that comes from outside is in them: no name, page or ticket.
 * @param notices in the order in which they came, at least one
 * @param connectionOf the name of a notice's connection; null where there is but one
 */
export const notificationWords = (
  notices: readonly Notice[],
  names: boolean,
  connectionOf: ConnectionOf = () => null,
): NotificationContent => {
  const [first, ...others] = notices;
  const buttons = buttonsOf(notices).map((button) =>
    t(button === "openTicket" ? "notify_open_ticket" : "stop_watching"),
  );
  if (first !== undefined && others.length === 0)
    return { ...singleWords(first, names, connectionOf(first)), buttons };
  const isReturn = notices.every(({ wanted }) => wanted.kind === "online");
  return {
    title: plural(
      isReturn ? "notify_digest" : "notify_digest_here",
      notices.length,
    ),
    message: names ? namesOf(notices, connectionOf) : t("notify_who"),
    buttons,
  };
};

const singleWords = (
  { title, wanted, ticket, firedAt }: Notice,
  names: boolean,
  connection: string | null,
): Omit<NotificationContent, "buttons"> => {
  const since = t("notify_since", formatTime(firedAt));
  if (!names)
    return {
      title: t(`notify_somebody_${wanted.kind}`),
      message: `${since} ${t("notify_who")}`,
    };
  return {
    title:
      wanted.kind === "onPage"
        ? t("notify_onPage", isolated(title), isolated(wanted.page))
        : t(`notify_${wanted.kind}`, isolated(title)),
    message: [
      ...(connection === null ? [] : [`${isolated(connection)} ·`]),
      since,
      ...(ticket === null ? [] : [t("notify_ticket", isolated(ticket.title))]),
    ].join(" "),
  };
};

/** "Ana, Bo and 3 more"; of several connections "Ana (Acme), Bo (Beta)". */
const namesOf = (
  notices: readonly Notice[],
  connectionOf: ConnectionOf,
): string => {
  const titles = notices.map((notice) => {
    const connection = connectionOf(notice);
    const title = isolated(notice.title);
    return connection === null ? title : `${title} (${isolated(connection)})`;
  });
  const [a = "", b = "", ...more] = titles;
  return more.length > 1
    ? plural("notify_more", more.length, a, b)
    : new Intl.ListFormat(language()).format(titles);
};

const LONGEST = 60;
/** Controls, line breaks, direction overrides, invisible characters. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** A text from outside: visible, short, and without an effect on the direction of what stands around it. */
const isolated = (text: string): string => {
  const seen = text
    .slice(0, 4 * LONGEST)
    .replace(HIDDEN, " ")
    .trim();
  const short =
    seen.length > LONGEST
      ? `${seen.slice(0, LONGEST - 1).toWellFormed()}…`
      : seen;
  return `\u2068${short}\u2069`;
};

/** A notification that only shows what one looks like here. */
export const testWords = (): NotificationContent => ({
  title: t("notify_test_title"),
  message: t("notify_test_text"),
  buttons: [],
});
