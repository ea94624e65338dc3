import { type Result, fail, ok } from "./result.ts";

/** Where a platform's presence service lives, as the user typed it and as we use it. */
export interface Address {
  /** Without query, fragment and trailing slash. */
  readonly base: string;
  /** The token is bound to this: another origin never sees it. */
  readonly origin: string;
  /** What the browser is asked for: match patterns know no port. */
  readonly pattern: string;
}

export type AddressProblem =
  | "empty"
  | "not_an_address"
  | "not_http"
  | "insecure"
  | "credentials";

/**
 * Reads an address. `http:` only for this machine (127.0.0.0/8, localhost, [::1]), decided on the parsed host and never
 * on the text: "http://localhost.evil.test" and "http://localhost@evil.test" are elsewhere.
 */
export const parseAddress = (text: string): Result<Address, AddressProblem> => {
  const trimmed = text.trim();
  if (trimmed === "") return fail("empty");
  if (!URL.canParse(trimmed)) return fail("not_an_address");
  const url = new URL(trimmed);
  // Chrome makes "%20" of a blank in a host, where others see that it is none.
  if (url.hostname.includes("%")) return fail("not_an_address");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return fail("not_http");
  if (url.username !== "" || url.password !== "") return fail("credentials");
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return fail("insecure");
  const path = url.pathname.replace(/\/+$/, "");
  return ok({
    base: `${url.origin}${path}`,
    origin: url.origin,
    pattern: `${url.protocol}//${url.hostname}/*`,
  });
};

/** Of a host as the URL parser wrote it: it has already turned 0x7f.1 into 127.0.0.1. */
export const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname === "[::1]" ||
  /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
