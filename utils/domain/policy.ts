import type { Language } from "./chosen-language.ts";
import type { ManagedProblem } from "./managed-connections.ts";
import type { Retention } from "./retention.ts";
import type { ChosenLimits } from "./source.ts";

/** What leaves Rollcall as a file. */
export const EXPORTABLE = [
  ...(["csv", "xlsx", "json", "markdown"] as const),
  ...(["picture", "recording"] as const),
] as const;

export type Exportable = (typeof EXPORTABLE)[number];

/** The limits that are decided for everybody, in ms. */
export type LockedLimits = {
  readonly [Limit in keyof ChosenLimits]?: number;
};

/** What whoever manages this browser decided of it. Plain data without any secret: it is kept on the disk. */
export interface Policy {
  /** May a whole IP address be shown, where the platform gives one? */
  readonly revealIp: boolean;
  /** Addresses of mail are masked wherever they are shown, said or saved. */
  readonly maskEmails: boolean;
  /** Names, addresses and networks are always masked, as while the screen is shared. */
  readonly shareSafe: boolean;
  /** May notifications be shown? */
  readonly notifications: boolean;
  /** What everybody reads; null: everybody's own choice. */
  readonly language: Language | null;
  /** May connections be added beside those of the policy? */
  readonly ownConnections: boolean;
  /** What may be saved as a file; null: everything. */
  readonly exports: readonly Exportable[] | null;
  /** May a file, or the clipboard, have columns that say who somebody is? */
  readonly personalColumns: boolean;
  readonly limits: LockedLimits;
  /** For how long things are kept, as far as that is decided for the person. */
  readonly retention: Partial<Retention>;
}

/** A policy as it lies on the disk: a browser that starts does not know its own for some seconds, and pages paint before. */
export interface KeptPolicy {
  readonly policy: Policy;
  /** What of its connections cannot be used. */
  readonly problems: readonly ManagedProblem[];
}

/** Where nobody manages the browser. */
export const NO_POLICY: Policy = {
  revealIp: true,
  maskEmails: false,
  shareSafe: false,
  notifications: true,
  language: null,
  ownConnections: true,
  exports: null,
  personalColumns: true,
  limits: {},
  retention: {},
};

/**
 * Until it is read, and where it cannot be. It forbids nothing that a person could miss for a moment or that would make
 * them think that their list is gone; it decides nothing of what is kept: what is deleted cannot be brought back.
 */
export const STRICTEST_POLICY: Policy = { ...NO_POLICY, revealIp: false };

/** May this be saved as a file? */
export const mayExport = (
  { exports }: Pick<Policy, "exports">,
  what: Exportable,
): boolean => exports === null || exports.includes(what);

export const sameKept = (a: KeptPolicy | null, b: KeptPolicy | null): boolean =>
  // Both were made here: the same keys in the same order.
  JSON.stringify(a) === JSON.stringify(b);
