import { languageOf } from "./chosen-language.ts";
import { MINUTE } from "./instant.ts";
import { EXPORTABLE, type LockedLimits, type Policy } from "./policy.ts";
import {
  RETENTION_KINDS,
  RETENTION_LIMITS,
  type Retention,
} from "./retention.ts";
import { LONGEST_CHOICE_MS, SHORTEST_CHOICE_MS } from "./source.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The policy of managed values. Takes anything. What is missing is not decided; what is there and is not what it should
 * be was meant to be a restriction, and counts as the strictest one, except where none is the safe one:
 * - `revealIp`, `notifications`, `ownConnections`, `personalColumns`: all but `true` forbids;
 * - `maskEmails`, `shareSafe`: all but `false` masks;
 * - `exportFormats`: what is no list allows nothing; what is no format in a list is no format that is allowed;
 * - `language`: one that there are no words in decides nothing;
 * - `limits`, `retention`: out of bounds is the nearest that can be kept to, what is no whole number decides nothing.
 */
export const policyOf = (values: Values): Policy => ({
  revealIp: isAllowed(values.revealIp),
  maskEmails: isOrdered(values.maskEmails),
  shareSafe: isOrdered(values.shareSafe),
  notifications: isAllowed(values.notifications),
  language: languageOf(values.language),
  ownConnections: isAllowed(values.ownConnections),
  exports: exportsOf(values.exportFormats),
  personalColumns: isAllowed(values.personalColumns),
  limits: limitsOf(values.limits),
  retention: retentionOf(values.retention),
});

const isAllowed = (value: unknown): boolean =>
  value === undefined || value === true;

const isOrdered = (value: unknown): boolean =>
  value !== undefined && value !== false;

const exportsOf = (value: unknown): Policy["exports"] => {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return [];
  return EXPORTABLE.filter((one) => value.includes(one));
};

/** The numbers of an object by their keys; nothing that it inherits. */
const numbersOf = (value: unknown): ReadonlyMap<string, number> => {
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
      typeof one === "number" && Number.isInteger(one) ? [[key, one]] : [],
    ),
  );
};

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Nobody is away before they are idle: of two that say so, the later one gives way. */
const limitsOf = (value: unknown): LockedLimits => {
  const given = numbersOf(value);
  const limit = (key: string): number | undefined => {
    const minutes = given.get(key);
    return minutes === undefined
      ? undefined
      : within(minutes * MINUTE, SHORTEST_CHOICE_MS, LONGEST_CHOICE_MS);
  };
  const idle = limit("idleMinutes");
  const away = limit("awayMinutes");
  const stuck = limit("stuckMinutes");
  return {
    ...(idle === undefined ? {} : { idleAfterMs: idle }),
    ...(away === undefined ? {} : { awayAfterMs: Math.max(away, idle ?? 0) }),
    ...(stuck === undefined ? {} : { stuckAfterMs: stuck }),
  };
};

const retentionOf = (value: unknown): Partial<Retention> => {
  const given = numbersOf(value);
  return Object.fromEntries(
    RETENTION_KINDS.flatMap((kind) => {
      const wanted = given.get(kind);
      const { least, most } = RETENTION_LIMITS[kind];
      return wanted === undefined ? [] : [[kind, within(wanted, least, most)]];
    }),
  );
};
