import {
  RETENTION_KINDS,
  RETENTION_LIMITS,
  type Retention,
} from "./retention.ts";

/** What whoever manages this browser allows in it. */
export interface Policy {
  /** May a whole IP address be shown, where the platform gives one? */
  readonly revealIp: boolean;
  /** For how long things are kept, as far as that is decided for the person. */
  readonly retention: Partial<Retention>;
}

/** Where nobody manages the browser. */
export const NO_POLICY: Policy = { revealIp: true, retention: {} };
/** Until it is read, and where it cannot be. It decides nothing of what is kept: what is deleted cannot be brought back. */
export const STRICTEST_POLICY: Policy = { revealIp: false, retention: {} };

/** The policy of managed values; what is there and is no yes counts as no. */
export const policyOf = (values: Readonly<Record<string, unknown>>): Policy => {
  const { revealIp, retention } = values;
  return {
    revealIp: revealIp === undefined || revealIp === true,
    retention: retentionOf(retention),
  };
};

/** A number out of bounds is the nearest that can be kept to; what is no whole number decides nothing. */
const retentionOf = (value: unknown): Partial<Retention> => {
  if (typeof value !== "object" || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    RETENTION_KINDS.flatMap((kind) => {
      const wanted = given.get(kind);
      const { least, most } = RETENTION_LIMITS[kind];
      return typeof wanted === "number" && Number.isInteger(wanted)
        ? [[kind, Math.min(most, Math.max(least, wanted))]]
        : [];
    }),
  );
};
