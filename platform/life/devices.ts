import type { Device } from "../store.ts";
import { between, chance, pickWeighted } from "./random.ts";
import type { Random } from "./random.ts";

const DESKTOPS: readonly (readonly [Device, number])[] = [
  [{ browser: "Chrome", os: "Windows", type: "desktop" }, 38],
  [{ browser: "Chrome", os: "macOS", type: "desktop" }, 20],
  [{ browser: "Edge", os: "Windows", type: "desktop" }, 16],
  [{ browser: "Safari", os: "macOS", type: "desktop" }, 10],
  [{ browser: "Firefox", os: "Windows", type: "desktop" }, 6],
  [{ browser: "Firefox", os: "Linux", type: "desktop" }, 5],
  [{ browser: "Chrome", os: "ChromeOS", type: "desktop" }, 3],
];

const PORTABLES: readonly (readonly [Device, number])[] = [
  [{ browser: "Safari", os: "iOS", type: "mobile" }, 45],
  [{ browser: "Chrome", os: "Android", type: "mobile" }, 40],
  [{ browser: "Samsung Internet", os: "Android", type: "mobile" }, 6],
  [{ browser: "Safari", os: "iPadOS", type: "tablet" }, 9],
];

export function makeDesktop(random: Random): Device {
  return pickWeighted(random, DESKTOPS);
}

export function makePortable(random: Random): Device {
  return pickWeighted(random, PORTABLES);
}

/** An address from the ranges that are reserved for documentation (RFC 5737, RFC 3849). */
export function makeIp(random: Random): string {
  if (chance(random, 0.2)) {
    const group = () => between(random, 1, 0xffff).toString(16);
    return `2001:db8:${group()}:${group()}::${group()}`;
  }
  const range = chance(random, 0.5) ? "203.0.113" : "198.51.100";
  return `${range}.${between(random, 1, 254)}`;
}
