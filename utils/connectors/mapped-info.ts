import { DEFAULT_LIMITS, type PlatformInfo } from "../domain/source.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { expectedRequests } from "../mapping/expected-requests.ts";
import { refreshOf } from "./mapped-pace.ts";

/** What a platform is that cannot say it itself: all of it stands in the mapping. */
export const infoOf = (mapping: Mapping, address = ""): PlatformInfo => ({
  name: "",
  limits: DEFAULT_LIMITS,
  refreshMs: refreshOf(mapping, expectedRequests(mapping)),
  singleSession: false,
  privilegedRoles: [],
  roles: [],
  canStream: mapping.stream !== undefined,
  canHistory: false,
  canWrite: [],
  network: { available: saysNetwork(mapping), hint: null },
  userUrl: userUrlOf(mapping, address),
  zone: null,
});

const saysNetwork = ({ list, directory, each }: Mapping): boolean =>
  [list, directory, each].some((part) => part?.fields.ip !== undefined);

/** A web address in which {id} stands for a person. */
const userUrlOf = (
  { userUrl = "" }: Mapping,
  address: string,
): string | null => {
  const url = userUrl.startsWith("/") ? `${address}${userUrl}` : userUrl;
  return /^https?:\/\//.test(url) && URL.canParse(url) ? url : null;
};
