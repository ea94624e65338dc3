import { createHash, timingSafeEqual } from "node:crypto";
import type { Reply, Request } from "./message.ts";
import { problem } from "./problem.ts";

/**
 * Refuses what a foreign web page could make a browser send: a `Host` that is
 * not ours (DNS rebinding) and an `Origin` that is not ours. Extensions may
 * read: their origins are no web pages, and they still need the token.
 * @param hosts the allowed values of `Host`, port included
 * @returns the refusal, or undefined when the request may go on
 */
export function refuseForeign(
  request: Request,
  hosts: readonly string[],
): Reply | undefined {
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host.toLowerCase()))
    return problem(403, "This server does not answer for that host name.");
  if (origin !== undefined && !isExtension(origin) && !isOwn(origin, hosts))
    return problem(403, "Web pages of other origins may not call this server.");
  return undefined;
}

/**
 * Refuses an action that does not come from one of the platform's own pages.
 * Programs that are no browser send no `Origin` and pass; they have no cookie.
 */
export function refuseCrossSite(
  request: Request,
  hosts: readonly string[],
): Reply | undefined {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const foreignSite =
    site !== undefined && site !== "same-origin" && site !== "none";
  if (foreignSite || (origin !== undefined && !isOwn(origin, hosts)))
    return problem(403, "Only the platform's own pages may do this.");
  return undefined;
}

/** Refuses a request without the bearer token; the comparison leaks no timing. */
export function refuseWithoutToken(
  request: Request,
  token: string,
): Reply | undefined {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "");
  if (given?.[1] !== undefined && sameSecret(given[1], token)) return undefined;
  return problem(401, "Send the token as Authorization: Bearer TOKEN.", {
    "WWW-Authenticate": 'Bearer realm="rollcall"',
  });
}

function isExtension(origin: string): boolean {
  return /^[a-z]+-extension:\/\//.test(origin);
}

function isOwn(origin: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => origin === `http://${host}`);
}

/** Hashes have one length, which the comparison needs and which hides that of the token. */
function sameSecret(left: string, right: string): boolean {
  const hash = (secret: string) => createHash("sha256").update(secret).digest();
  return timingSafeEqual(hash(left), hash(right));
}
