import type { PastSession } from "../history.ts";

/** A session as `/history` and the sessions of one person tell of it. */
export function pastJson(session: PastSession) {
  const { id, userId, startedAt, endedAt, engagedMs, device } = session;
  const { userAgent, ip } = session;
  return {
    id,
    userId,
    startedAt,
    endedAt,
    ...(engagedMs !== null && { engagedMs }),
    // Not in version 1 of the protocol; a reader that does not know it ignores it.
    ...(session.away.length > 0 && {
      away: session.away.map(({ from, to }) => [from, to]),
    }),
    pages: session.pages.map(({ url, title, feature, from, to }) => ({
      url,
      title,
      ...(feature !== null && { feature }),
      from,
      to,
    })),
    ...(device ? { device } : userAgent !== null && { userAgent }),
    ...(ip !== null && { ip }),
  };
}
