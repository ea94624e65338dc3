/** What whoever manages this browser allows in it. */
export interface Policy {
  /** May a whole IP address be shown, where the platform gives one? */
  readonly revealIp: boolean;
}

/** Where nobody manages the browser. */
export const NO_POLICY: Policy = { revealIp: true };
/** Until it is read, and where it cannot be. */
export const STRICTEST_POLICY: Policy = { revealIp: false };

/** The policy of managed values; what is there and is no yes counts as no. */
export const policyOf = (values: Readonly<Record<string, unknown>>): Policy => {
  const { revealIp } = values;
  return { revealIp: revealIp === undefined || revealIp === true };
};
