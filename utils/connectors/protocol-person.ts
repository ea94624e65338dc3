import type { Instant } from "../domain/instant.ts";
import type {
  PersonSession,
  SaidMessage,
  ToldTalk,
} from "../domain/told-session.ts";
import {
  type Fields,
  countOf,
  fieldsOf,
  textOf,
  timeOf,
} from "../domain/outside-value.ts";
import type { ReadTold } from "./protocol-past.ts";
import { deviceOf } from "./protocol-user.ts";

const TITLE = 256;
const URL_LENGTH = 2048;
const NAME = 64;
const MESSAGE = 4000;
const MOST_MESSAGES = 200;
const USER_AGENT = 512;
const IP = 64;

/** One session of a person's list; null: it cannot be used. */
export const personSessionsOf = (
  row: unknown,
  serverTime: Instant,
  read: ReadTold,
): PersonSession | null => {
  const session = read(row, serverTime);
  const fields = fieldsOf(row);
  if (session === null || fields === null) return null;
  return {
    session,
    device: deviceOf(fieldsOf(fields["device"])),
    userAgent: textOf(fields["userAgent"], USER_AGENT),
    ip: textOf(fields["ip"], IP),
    talk: talkOf(fields),
  };
};

/** A conversation is what has a title, a link or messages; a platform may list the messages, or only count them. */
const talkOf = (fields: Fields): ToldTalk | null => {
  const { messages: said } = fields;
  const title = textOf(fields["title"], TITLE);
  const url = linkOf(fields["url"]);
  const messages = Array.isArray(said) ? messagesOf(said) : [];
  const count = Array.isArray(said) ? said.length : countOf(said);
  return title === null && url === null && count === null
    ? null
    : { title, url, count, messages };
};

const messagesOf = (said: readonly unknown[]): readonly SaidMessage[] =>
  said.slice(0, MOST_MESSAGES).flatMap((message) => {
    const fields = fieldsOf(message) ?? { text: message };
    const text = textOf(fields["text"], MESSAGE);
    return text === null
      ? []
      : [
          {
            from: textOf(fields["from"], NAME),
            at: timeOf(fields["at"]),
            text,
          },
        ];
  });

/**
 * A web address that a person may open. It is shown once and never kept, so what it names may stay in it; whoever wrote
 * a password into it gave it to everybody.
 */
const linkOf = (value: unknown): string | null => {
  const text = textOf(value, URL_LENGTH);
  const url = text === null ? null : URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.username = "";
  url.password = "";
  return url.href;
};
