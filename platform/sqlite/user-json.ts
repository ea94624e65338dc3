import {
  integer,
  integerOrNull,
  text,
  textOrNull,
  userFromRow,
} from "./rows.ts";
import type { Row } from "./rows.ts";

/**
 * The JSON text of one person for the presence endpoint, from a row of `users`
 * and the rows of the person's live sessions, oldest first. The same rows
 * always give the same bytes.
 */
export function userJson(userRow: Row, sessionRows: readonly Row[]): string {
  const user = userFromRow(userRow);
  return JSON.stringify({
    id: user.id,
    ...(user.name !== null && { name: user.name }),
    email: user.email,
    role: user.role,
    ...(user.company !== null && { company: user.company }),
    account: user.account,
    lastLoginAt: user.lastLoginAt,
    lastActiveAt: user.lastActiveAt,
    lastSeenAt: user.lastSeenAt,
    counts: {
      sessions: user.sessions,
      messages: user.messages,
      questions: user.questions,
    },
    sessions: sessionRows.map(sessionValue),
  });
}

function sessionValue(row: Row) {
  const feature = textOrNull(row, "page_feature");
  const lastActiveAt = integerOrNull(row, "last_active_at");
  const ip = textOrNull(row, "ip");
  return {
    id: text(row, "id"),
    startedAt: integer(row, "started_at"),
    lastSeenAt: integer(row, "last_seen_at"),
    ...(lastActiveAt !== null && { lastActiveAt }),
    hidden: integer(row, "hidden") === 1,
    page: {
      url: text(row, "page_url"),
      title: text(row, "page_title"),
      ...(feature !== null && { feature }),
      since: integer(row, "page_since"),
    },
    ...deviceValue(row),
    ...(ip !== null && { ip }),
  };
}

function deviceValue(row: Row) {
  const browser = textOrNull(row, "device_browser");
  const userAgent = textOrNull(row, "user_agent");
  if (browser !== null)
    return {
      device: {
        browser,
        os: textOrNull(row, "device_os"),
        type: textOrNull(row, "device_type"),
      },
    };
  return userAgent === null ? {} : { userAgent };
}
