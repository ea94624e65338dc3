import {
  type Address,
  type AddressProblem,
  isLoopback,
  parseAddress,
} from "../domain/address.ts";
import type { Result } from "../domain/result.ts";

/** An address as people type it: with or without a scheme. */
export const readTyped = (text: string): Result<Address, AddressProblem> =>
  parseAddress(withScheme(text));

/** What was typed without a scheme: "acme.test/rollcall" is https, "localhost:4000" is this machine. */
const withScheme = (text: string): string => {
  const typed = text.trim();
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(typed);
  if (typed === "" || hasScheme) return typed;
  const url = URL.parse(`https://${typed}`);
  return url !== null && isLoopback(url.hostname)
    ? `http://${typed}`
    : `https://${typed}`;
};
