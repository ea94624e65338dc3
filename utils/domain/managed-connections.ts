import { type AddressProblem, parseAddress } from "./address.ts";
import {
  CONNECTION_COLOURS,
  type ConnectionColour,
} from "./connection-colour.ts";
import type { SourceId } from "./ids.ts";
import { managedId } from "./managed-source.ts";
import {
  CONNECTOR_IDS,
  type ConnectorId,
  type ConnectorSettings,
  type SourceRecord,
} from "./source.ts";

/** A connection as a policy describes it, in the shape that sources have. Its token is apart, in {@link ManagedConnections}. */
export interface ManagedConnection extends Pick<
  SourceRecord,
  "id" | "connector" | "name" | "address"
> {
  readonly settings: ConnectorSettings | null;
  readonly preset: string | null;
  readonly colour?: ConnectionColour;
  /** The policy gives the token; else everybody types their own. */
  readonly hasToken: boolean;
}

/** Why an entry of the list cannot be used, for whoever wrote the policy. `at`: its place in the list, from 1. */
export interface ManagedProblem {
  readonly at: number;
  readonly what:
    | "not_an_object"
    | "id"
    | "same_id"
    | "connector"
    | "settings"
    | "too_many"
    | AddressProblem;
}

export interface ManagedConnections {
  readonly connections: readonly ManagedConnection[];
  readonly problems: readonly ManagedProblem[];
  /** For the worker alone: never stored, never shown, never told to a page. */
  readonly tokens: ReadonlyMap<SourceId, string>;
}

/** More than anybody has. */
const MOST = 100;
const LONGEST_NAME = 80;
const LONGEST_TOKEN = 4096;
const LONGEST_ADDRESS = 2048;
const LONGEST_SETTINGS = 200_000;
/** Part of a key on the disk. */
const ID = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * The connections of managed values. Takes anything; what cannot be used is left out and reported, and asks nobody:
 * - no list is an empty one;
 * - an entry needs an `id` (1 to 64 letters, digits, ".", "_", "-"; of two alike the first holds) and an `address`
 *   (https, or http on this machine, without a user and a password in it);
 * - a `connector` that this Rollcall does not know leaves the entry out; none is the presence protocol;
 * - `settings` is an object, or JSON text of one (the schema of Chrome knows no free objects); anything else leaves it out;
 * - a `name`, `colour` or `preset` that is none is as if it were missing; so is a `token`: then everybody types their own.
 * Whether the settings suit the connector is the connector's to judge, and said where the connection is shown.
 */
export const managedConnectionsOf = (
  values: Readonly<Record<string, unknown>>,
): ManagedConnections => {
  const list: readonly unknown[] = Array.isArray(values.connections)
    ? values.connections
    : [];
  const connections = new Map<SourceId, ManagedConnection>();
  const tokens = new Map<SourceId, string>();
  const problems: ManagedProblem[] = [];
  for (const [index, entry] of list.slice(0, MOST).entries()) {
    const at = index + 1;
    const read = connectionOf(entry);
    if (typeof read === "string") problems.push({ at, what: read });
    else if (connections.has(read.id)) problems.push({ at, what: "same_id" });
    else {
      connections.set(read.id, read);
      const token = tokenOf(entry);
      if (token !== null) tokens.set(read.id, token);
    }
  }
  if (list.length > MOST) problems.push({ at: MOST + 1, what: "too_many" });
  return { connections: [...connections.values()], problems, tokens };
};

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown, longest: number): string | null => {
  const text = typeof value === "string" ? value.trim() : "";
  return text !== "" && text.length <= longest ? text : null;
};

const connectionOf = (
  entry: unknown,
): ManagedConnection | ManagedProblem["what"] => {
  if (!isObject(entry)) return "not_an_object";
  const { id, connector = "protocol", colour } = entry;
  if (typeof id !== "string" || !ID.test(id)) return "id";
  if (!isConnector(connector)) return "connector";
  const address = parseAddress(textOf(entry.address, LONGEST_ADDRESS) ?? "");
  if (!address.ok) return address.failure;
  const settings = settingsOf(entry.settings);
  if (settings === undefined) return "settings";
  return {
    id: managedId(id),
    connector,
    name: textOf(entry.name, LONGEST_NAME),
    address: address.value.base,
    settings,
    preset: textOf(entry.preset, LONGEST_NAME),
    ...(isColour(colour) ? { colour } : {}),
    hasToken: tokenOf(entry) !== null,
  };
};

const isConnector = (value: unknown): value is ConnectorId =>
  CONNECTOR_IDS.some((one) => one === value);

const isColour = (value: unknown): value is ConnectionColour =>
  CONNECTION_COLOURS.some((one) => one === value);

const tokenOf = (entry: unknown): string | null =>
  isObject(entry) ? textOf(entry.token, LONGEST_TOKEN) : null;

/** Undefined: there are some, and they cannot be read. */
const settingsOf = (value: unknown): Fields | null | undefined => {
  if (value === undefined || value === null || value === "") return null;
  if (isObject(value)) return value;
  if (typeof value !== "string" || value.length > LONGEST_SETTINGS)
    return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};
