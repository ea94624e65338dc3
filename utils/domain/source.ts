import type { ConnectionColour } from "./connection-colour.ts";
import type { SourceId } from "./ids.ts";
import { DAY, MINUTE, SECOND } from "./instant.ts";
import type { PageSettings } from "./page-settings.ts";
import type { LockedLimits } from "./policy.ts";

/** The connectors, by their names on the disk. */
export const CONNECTOR_IDS = [
  "protocol",
  "mapped",
  "directus",
  "phoenix",
  "pusher",
] as const;

export type ConnectorId = (typeof CONNECTOR_IDS)[number];

/** Plain data, whose shape the connector knows. */
export type ConnectorSettings = Readonly<Record<string, unknown>>;

/** What the user configured. Never holds the token: that is in `storage/secrets.ts`, bound to the origin. */
export interface SourceRecord {
  readonly id: SourceId;
  readonly connector: ConnectorId;
  /** What its connector has to know beside the address, as the connector's schema reads it; no secret is in it. */
  readonly settings?: ConnectorSettings | null;
  /** The preset that the settings came from. Missing: none. */
  readonly preset?: string | null;
  /** The user's own name for it; null = the platform's. */
  readonly name: string | null;
  /** Address of the presence service (BASE in the protocol), without a trailing slash. */
  readonly address: string;
  /** Rises with every save: an answer to a request of an older generation is dropped. */
  readonly generation: number;
  readonly paused: boolean;
  /** The user's own limits. Missing in records of earlier versions: none. */
  readonly limits?: ChosenLimits | null;
  /** How its pages are called, and what is kept of their addresses. Missing in records of earlier versions: nothing. */
  readonly pages?: PageSettings;
  /** Missing: nobody has chosen one, see `coloursOf`. */
  readonly colour?: ConnectionColour;
  /** It came with a policy, and goes with it; `hasToken`: so does its token. Missing: its user added it. */
  readonly managed?: { readonly hasToken: boolean };
  /** Limits that are decided for everybody. Missing: none. */
  readonly lockedLimits?: LockedLimits;
}

/** What a user may decide of the limits; null = the platform's rule. */
export interface ChosenLimits {
  readonly idleAfterMs: number | null;
  readonly awayAfterMs: number | null;
  /** How long somebody may be on a page of which too little is known. Missing in records of earlier versions. */
  readonly stuckAfterMs?: number | null | undefined;
}

/** The limits that decide presence and activity, all in ms. The user's, else the platform's rules, else the defaults. */
export interface Limits {
  readonly onlineWindowMs: number;
  readonly idleAfterMs: number;
  readonly awayAfterMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  onlineWindowMs: 150 * SECOND,
  idleAfterMs: 10 * MINUTE,
  awayAfterMs: 30 * MINUTE,
};

/** Of a page of which too little is known, this is too long. No platform has a rule for it. */
export const DEFAULT_STUCK_MS = 10 * MINUTE;

type Limited = Pick<SourceRecord, "limits" | "lockedLimits">;

export const stuckLimitOf = ({ limits, lockedLimits }: Limited): number =>
  lockedLimits?.stuckAfterMs ?? limits?.stuckAfterMs ?? DEFAULT_STUCK_MS;

/** A limit that a user may choose: whole minutes, up to a day. */
export const SHORTEST_CHOICE_MS = MINUTE;
export const LONGEST_CHOICE_MS = DAY;

/** What the platform says it is and can do. */
export interface PlatformInfo {
  readonly name: string;
  readonly limits: Limits;
  /** How often to ask while a Rollcall page is open, ms. */
  readonly refreshMs: number;
  readonly singleSession: boolean;
  readonly privilegedRoles: readonly string[];
  readonly roles: readonly string[];
  readonly canStream: boolean;
  readonly canHistory: boolean;
  readonly canWrite: readonly string[];
  readonly network: {
    readonly available: boolean;
    readonly hint: string | null;
  };
  /** Address of a person's page on the platform with `{id}` in it. */
  readonly userUrl: string | null;
  /** Whose days its people live by: "Europe/Warsaw". Missing in records of earlier versions: not known. */
  readonly zone?: string | null;
}

/** How often we ask while nothing of Rollcall is open: the shortest alarm that a browser keeps reliably. */
export const BACKGROUND_INTERVAL_MS = 60 * SECOND;
export const DEFAULT_REFRESH_MS = 5 * SECOND;

/** A person at most this many rows of one source: more is refused rather than half shown. */
export const MAX_PEOPLE = 250_000;

/** Name to show for a source: the user's, the platform's, else the host of its address. */
export const sourceName = (
  source: SourceRecord,
  info: PlatformInfo | null,
): string => source.name || info?.name || new URL(source.address).host;

/**
 * The limits in force: what is decided for everybody, else what the user chose, else the platform's rules. Where one of two
 * is chosen, the other gives way: nobody is away before they are idle, whatever the platform's rules become.
 */
export const limitsOf = (
  { limits: chosen = null, lockedLimits: locked }: Limited,
  info: PlatformInfo | null,
): Limits => {
  const rules = info?.limits ?? DEFAULT_LIMITS;
  const lockedIdle = locked?.idleAfterMs ?? null;
  const lockedAway = locked?.awayAfterMs ?? null;
  const idle = lockedIdle ?? atMost(chosen?.idleAfterMs ?? null, lockedAway);
  const away = lockedAway ?? atLeast(chosen?.awayAfterMs ?? null, lockedIdle);
  return {
    ...rules,
    idleAfterMs: idle ?? Math.min(rules.idleAfterMs, away ?? Infinity),
    awayAfterMs: away ?? Math.max(rules.awayAfterMs, idle ?? 0),
  };
};

const atMost = (chosen: number | null, bound: number | null): number | null =>
  chosen === null || bound === null ? chosen : Math.min(chosen, bound);

const atLeast = (chosen: number | null, bound: number | null): number | null =>
  chosen === null || bound === null ? chosen : Math.max(chosen, bound);
