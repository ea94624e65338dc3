import { HIDDEN } from "./hidden-report.ts";

/** An address by which a network can be told and a person cannot: 192.168.x.x, 2001:db8:x. */
export const maskedIp = (ip: string): string => {
  if (ip === HIDDEN) return ip;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(ip))
    return ip.replace(/\.\d+\.\d+$/, ".x.x");
  const groups = ip.split(":");
  return groups.length > 2 ? `${groups.slice(0, 2).join(":")}:x` : "x";
};
