import type { PlatformInfo } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import { networkWords } from "./ip-address.tsx";

/** What stands where a platform names no network address, and why that is so. */
export interface NetworkWords {
  readonly words: string;
  readonly why: string;
}

/** Gives the same words for platforms that say the same: a row is written anew only for others. */
export const createNetworks = () => {
  const known = new Map<string, NetworkWords>();
  return (platform: PlatformInfo | null): NetworkWords => {
    const why = networkWords(platform);
    const words =
      platform?.network.available === false ? t("network_unavailable") : "";
    const key = `${words}\n${why}`;
    const network = known.get(key) ?? { words, why };
    known.set(key, network);
    return network;
  };
};
