import { HIDDEN } from "./hidden-report.ts";

/**
 * An address by which a network can be told and a person cannot: the first half of an IPv4 address (192.168.x.x, as
 * product.md has it), the first 48 bits of an IPv6 address (2001:db8:0:x).
 */
export const maskedIp = (ip: string): string => {
  if (ip === HIDDEN) return ip;
  const address = ip.trim();
  if (isFourBytes(address)) return address.replace(/\d+\.\d+$/, "x.x");
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined && isFourBytes(mapped)) return maskedIp(mapped);
  const groups = groupsOf(address);
  return groups === null ? "x" : `${groups.slice(0, 3).join(":")}:x`;
};

const isFourBytes = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text);

/** The groups of an IPv6 address without leading zeros, "::" written out as far as the first three go; null: it is none. */
const groupsOf = (address: string): readonly string[] | null => {
  const [head = "", tail, more] = address.split("%", 1)[0]?.split("::") ?? [];
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - first.length - last.length;
  if (missing < 0 || more !== undefined) return null;
  const groups = [...first, ...Array<string>(missing).fill("0"), ...last];
  return groups.length === 8 && groups.every(isGroup)
    ? groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    : null;
};

const isGroup = (text: string): boolean => /^[0-9a-f]{1,4}$/i.test(text);
