/** RFC 5321 (4.5.3.1): an address of more is none. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/** What a part before the "@" is written with. RFC 5322 allows more; in a text more is punctuation, path or query. */
const LOCAL = /[\p{L}\p{M}\p{N}._%+'’-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59}|[\p{L}\p{M}]{2,63})$/iu;

/** Endings of files that are no top-level domains, as in "logo@2x.png". */
const FILE =
  /\.(?:avif|bmp|cjs|css|eot|gif|html?|ico|jpe?g|json|jsx?|less|map|mjs|mp[34]|otf|pdf|php|png|scss|svg|tsx?|ttf|txt|wasm|webm|webp|woff2?|xml|ya?ml)$/i;

/** Written without spaces between words: the sentence goes on where the address ends. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/** An address and where in the text it begins. */
export interface AddressAt {
  readonly address: string;
  readonly start: number;
}

/**
 * The addresses in a text, first to last, at most `most`. Work is bounded by 318 characters around each "@", and by
 * ten signs for each address wanted, so a text made of "@" costs nothing.
 */
export const addressesIn = (
  text: string,
  most: number,
): readonly AddressAt[] => {
  const found: AddressAt[] = [];
  let signs = 0;
  for (
    let at = text.indexOf("@");
    at !== -1 && found.length < most && signs < most * 10;
    at = text.indexOf("@", at + 1)
  ) {
    signs += 1;
    const address = addressAround(text, at);
    if (address !== null) found.push(address);
  }
  return found;
};

/** The address that a value is, such as what a link or an attribute holds, or null. */
export const onlyAddress = (value: string): string | null => {
  const trimmed = value.trim();
  if (trimmed.length > LONGEST) return null;
  const [only] = addressesIn(trimmed, 1);
  return only?.address === trimmed ? trimmed : null;
};

/** The addresses that a `mailto:` link writes to, at most five: a link to more is a mailing, not a person. */
export const addressesOfLink = (href: string): readonly string[] => {
  const [, to = ""] = /^mailto:([^?#]*)/i.exec(href.slice(0, 2_000)) ?? [];
  try {
    return decodeURIComponent(to)
      .split(",", 5)
      .flatMap((part) => onlyAddress(part) ?? []);
  } catch {
    return []; // "%" that encodes nothing.
  }
};

const addressAround = (text: string, at: number): AddressAt | null => {
  const start = localStart(text, at);
  const domain = domainAfter(text, at);
  if (start === at || domain === null) return null;
  const local = text.slice(start, at);
  if (local.endsWith(".") || local.includes("..")) return null;
  // "https://ana@example.test" names a user of a server, "git@example.test:us/app" a place on it.
  if (text[start - 1] === "/" || text[start - 1] === "@") return null;
  const after = text.slice(at + 1 + domain.length, at + 3 + domain.length);
  if (/^[:/][\p{L}\p{N}]|^@/u.test(after)) return null;
  const address = `${local}@${domain}`;
  return address.length > LONGEST ? null : { address, start };
};

const localStart = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && at - start <= LONGEST_LOCAL) {
    if (!LOCAL.test(text[start - 1] ?? "")) break;
    start -= 1;
  }
  if (at - start > LONGEST_LOCAL) return at;
  if (/[ -~]/.test(text[at - 1] ?? ""))
    for (let index = at - 1; index >= start; index -= 1)
      if (UNSPACED.test(text[index] ?? "")) {
        start = index + 1;
        break;
      }
  while (start < at && !/[\p{L}\p{N}_]/u.test(text[start] ?? "")) start += 1;
  return start;
};

const domainAfter = (text: string, at: number): string | null => {
  let end = at + 1;
  while (end < text.length && end - at <= LONGEST) {
    if (!DOMAIN.test(text[end] ?? "")) break;
    end += 1;
  }
  const labels = text
    .slice(at + 1, end)
    .replace(/[.-]+$/, "")
    .split(".");
  const last = labels.length - 1;
  const top = /^[a-z]{2,}(?=[^ -~])/i.exec(labels[last] ?? "")?.[0];
  if (top !== undefined) labels[last] = top;
  const domain = labels.join(".");
  const isDomain =
    last >= 1 &&
    labels.every((label) => label.length <= 63 && LABEL.test(label)) &&
    TOP_LEVEL.test(labels[last] ?? "") &&
    !FILE.test(domain);
  return isDomain ? domain : null;
};
