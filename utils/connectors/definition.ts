import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { ConnectorId, ConnectorSettings } from "../domain/source.ts";
import type { Io } from "../transport/io.ts";
import type { Schema } from "../validation.ts";
import type { Endpoint, Feed } from "./connector.ts";

/** What one product's connector is made of. */
export interface Definition<Settings extends ConnectorSettings> {
  readonly id: ConnectorId;
  /** Reads what the disk, a file or a policy says its settings are. Everything that it takes can be connected. */
  readonly settings: Schema<Settings>;
  /** What it asks beside its address; the secret goes to the first of them that is not null, else to the address. */
  readonly secretOrigin?: (settings: Settings) => string | null;
  /** Origins that it asks beside that of the address. */
  readonly moreOrigins?: (
    settings: Settings,
    address: string,
  ) => readonly string[];
  /** May it be asked without a secret? Missing: never. */
  readonly isOpen?: (settings: Settings) => boolean;
  readonly connect: (io: Io, endpoint: Endpoint, settings: Settings) => Feed;
  /** For connectors whose answers a person maps: the first answer as JSON, without what is never kept, 100 kB at most. */
  readonly sample?: (
    io: Io,
    endpoint: Endpoint,
    settings: Settings,
    signal: AbortSignal,
  ) => Promise<Result<string, Failure>>;
}

/** A connector as everybody else sees it: its settings are what its own schema makes of them. */
export interface Connector {
  readonly id: ConnectorId;
  /** The settings as they are to be kept, or where they are wrong. */
  readonly check: (
    settings: unknown,
  ) => Result<ConnectorSettings, SettingsProblem>;
  /** Every origin that it asks; of settings that cannot be read, that of the address. */
  readonly origins: (address: string, settings: unknown) => readonly string[];
  /**
   * Whom the secret is for: the one origin that may see it and, where that is another, behind a space that of the address,
   * to which goes what is got for it. A secret that is kept is for exactly these.
   */
  readonly secretOrigin: (address: string, settings: unknown) => string;
  readonly needsSecret: (settings: unknown) => boolean;
  /** A feed that fails with `bad_settings` where they cannot be read. */
  readonly connect: (io: Io, endpoint: Endpoint, settings: unknown) => Feed;
  /** The first answer, for who maps it (see {@link Definition}). Null where nothing is mapped. */
  readonly sample:
    | ((
        io: Io,
        endpoint: Endpoint,
        settings: unknown,
        signal: AbortSignal,
      ) => Promise<Result<string, Failure>>)
    | null;
}

/** Where in the settings something is wrong: the keys to it, and what the schema says (English, for whoever writes files). */
export interface SettingsProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

export const defineConnector = <Settings extends ConnectorSettings>(
  definition: Definition<Settings>,
): Connector => {
  const read = (settings: unknown): Result<Settings, SettingsProblem> => {
    const parsed = definition.settings.safeParse(settings ?? {});
    if (parsed.success) return ok(parsed.data);
    const [first] = parsed.error.issues;
    return fail({
      path: (first?.path ?? []).map((key) =>
        typeof key === "symbol" ? String(key) : key,
      ),
      problem: first?.message ?? "",
    });
  };
  const origin = (address: string): string => new URL(address).origin;
  const { sample = null } = definition;
  return {
    id: definition.id,
    check: read,
    origins: (address, settings) => {
      const known = read(settings);
      const more = known.ok
        ? (definition.moreOrigins?.(known.value, address) ?? [])
        : [];
      return [...new Set([origin(address), ...more])];
    },
    secretOrigin: (address, settings) => {
      const known = read(settings);
      const own = origin(address);
      const seer = known.ok ? definition.secretOrigin?.(known.value) : null;
      return (seer ?? own) === own ? own : `${seer} ${own}`;
    },
    needsSecret: (settings) => {
      const known = read(settings);
      return known.ok && definition.isOpen?.(known.value) !== true;
    },
    connect: (io, endpoint, settings) => {
      const known = read(settings);
      return known.ok
        ? definition.connect(io, endpoint, known.value)
        : unusable(known.failure);
    },
    sample:
      sample &&
      (async (io, endpoint, settings, signal) => {
        const known = read(settings);
        return known.ok
          ? sample(io, endpoint, known.value, signal)
          : fail(failureOf(known.failure));
      }),
  };
};

const failureOf = ({ path }: SettingsProblem): Failure => ({
  code: "bad_settings",
  at: path.join("."),
});

/** Written by a newer Rollcall, or by hand: it says so, and asks nobody. */
const unusable = (problem: SettingsProblem): Feed => {
  const failure = failureOf(problem);
  return {
    describe: () => Promise.resolve(fail(failure)),
    observations: async function* () {
      yield fail(failure);
    },
    stream: null,
  };
};
