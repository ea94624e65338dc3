import { MAX_ID_LENGTH } from "../domain/ids.ts";
import { maskedIp } from "../domain/masked-ip.ts";
import { countOf } from "../domain/outside-value.ts";
import type { Account } from "../domain/person.ts";

/*
 * What the text of a field means where it has to be something particular. Null: it is none.
 */

/** Ids are compared as they are; a number too large to be exact may be several people's. */
export const idIn = (text: string | null): string | null =>
  text === null || text.length > MAX_ID_LENGTH || isInexact(text)
    ? null
    : text.toWellFormed();

/** As `textIn` writes a number of JSON that has lost its last digits. */
const isInexact = (text: string): boolean =>
  /^-?\d(?:\.\d+)?e\+\d+$/.test(text);

export const accountIn = (text: string | null): Account | null =>
  text === "active" || text === "pending" || text === "disabled" ? text : null;

export const countIn = (text: string | null): number | null =>
  text === null || !/^\s*\d/.test(text) ? null : countOf(Number(text));

export const truthIn = (text: string | null): boolean | null => {
  if (text === "true") return true;
  return text === "false" ? false : null;
};

/** Text that is no address says nothing: "unknown" where a proxy hides it, "" of a local connection. */
export const ipIn = (text: string | null): string | null => {
  const address = text?.trim() ?? "";
  return maskedIp(address) === NO_ADDRESS ? null : address;
};

/** As `maskedIp` says it. */
const NO_ADDRESS = "x";

/** Letter case of mail addresses, and blanks around them, say nothing. */
export const mailKey = (email: string | null): string | null =>
  email === null ? null : email.trim().toLowerCase();
