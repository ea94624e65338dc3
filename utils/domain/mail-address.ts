/** The longest address that mail can carry (RFC 5321, 4.5.3.1.3, without the brackets). */
export const LONGEST_ADDRESS = 254;

/** Whitespace and control characters are in no address that a list of people holds. */
// oxlint-disable-next-line no-control-regex -- they are what it is about
const FORBIDDEN = /[\s\u0000-\u001f\u007f<>(),;:"\\]/;

/** One "@" with something on both sides, a domain with a dot, nothing that is never in an address. */
export const isAddress = (text: string): boolean => {
  if (text.length > LONGEST_ADDRESS || FORBIDDEN.test(text)) return false;
  const at = text.indexOf("@");
  return (
    at > 0 &&
    at === text.lastIndexOf("@") &&
    text.indexOf(".", at) > at + 1 &&
    !text.endsWith(".")
  );
};

/** As addresses are compared: without the case, which no mail server in use tells apart, and without edges. */
export const foldCase = (address: string): string =>
  address.trim().toLowerCase();

/** "ana+shop@acme.com" -> "ana@acme.com". Of a folded address; one that is all tag stays. */
export const withoutTag = (folded: string): string => {
  const plus = folded.indexOf("+");
  const at = folded.lastIndexOf("@");
  return plus > 0 && plus < at
    ? folded.slice(0, plus) + folded.slice(at)
    : folded;
};

/** What stands after the last "@", in lower case; empty where there is none. */
export const domainOf = (folded: string): string => {
  const at = folded.lastIndexOf("@");
  return at === -1 ? "" : folded.slice(at + 1);
};
