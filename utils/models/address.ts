import type { Result } from "../domain/result.ts";
import { fail, ok } from "../domain/result.ts";

/** An address of a presence service that may be asked. */
export interface Address {
  /** As it is kept: no trailing slash, no query, no fragment. */
  readonly base: string;
  readonly origin: string;
  /** What the browser is asked to allow. */
  readonly pattern: string;
}

/** Why a text is no address; each has its sentence in the catalogue (`address_<problem>`). */
export type AddressProblem =
  "empty" | "not_address" | "not_web" | "not_secure" | "has_password";

/**
 * Reads what was typed or pasted. Plain http is for this machine alone, and that is decided after parsing: of
 * `http://localhost.evil.test` and `http://localhost@evil.test` only the look is local.
 */
export const readAddress = (text: string): Result<Address, AddressProblem> => {
  const typed = text.trim();
  if (typed === "") return fail("empty");
  const full = /^[a-z][a-z\d+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const url = URL.parse(looksLikePort(typed) ? `https://${typed}` : full);
  if (url === null) return fail("not_address");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return fail("not_web");
  if (url.username !== "" || url.password !== "") return fail("has_password");
  if (url.hostname === "") return fail("not_address");
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return fail("not_secure");
  return ok({
    base: url.origin + url.pathname.replace(/\/+$/, ""),
    origin: url.origin,
    pattern: `${url.protocol}//${url.hostname}/*`,
  });
};

/** `acme.test:8443/rollcall`: reads like a scheme, is a host. */
const looksLikePort = (text: string): boolean => /^[^/:]+:\d+(\/|$)/.test(text);

/** The parser has already turned 127.1, 0x7f.1 and 2130706433 into 127.0.0.1. */
const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname === "[::1]" ||
  /^127\.\d+\.\d+\.\d+$/.test(hostname);
