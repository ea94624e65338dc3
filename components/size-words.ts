import { formatNumber, t } from "../utils/i18n.ts";

const KILO = 1000;

/** A number of bytes as people read it: "812 B", "14 kB", "2.3 MB". */
export const sizeWords = (bytes: number): string => {
  if (bytes < KILO) return t("bytes_small", bytes);
  const kilo = bytes / KILO;
  if (kilo < KILO) return t("kilobytes", Math.round(kilo));
  const mega = kilo / KILO;
  return t("bytes_mega", formatNumber(Math.round(mega * 10) / 10));
};
