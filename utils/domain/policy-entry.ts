import type { SourceRecord } from "./source.ts";
import { withoutTypedSecrets } from "./typed-secrets.ts";

/** What is left when all else is taken out of a name. */
const NO_ID = "connection";
const LONGEST_ID = 64;

/**
 * A connection as an entry of a policy's `connections`, to be copied by whoever tried it out first: JSON text. The token is
 * left out, as everywhere, and so is what looks like one in a request; an id is made of the host, to be changed as they like.
 */
export const policyEntry = ({
  name,
  colour,
  connector,
  preset,
  address,
  settings,
}: SourceRecord): string => {
  const entry = {
    id: idOf(new URL(address).host),
    ...(name === null ? {} : { name }),
    ...(colour === undefined ? {} : { colour }),
    connector,
    ...(preset === undefined || preset === null ? {} : { preset }),
    address,
    // As text: the schema of Chrome knows no free objects.
    ...(hasAny(settings)
      ? { settings: JSON.stringify(withoutTypedSecrets(settings)) }
      : {}),
  };
  return JSON.stringify(entry, null, 2);
};

const hasAny = (settings: SourceRecord["settings"]): boolean =>
  settings !== undefined &&
  settings !== null &&
  Object.keys(settings).length > 0;

const idOf = (host: string): string =>
  host
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, LONGEST_ID) || NO_ID;
