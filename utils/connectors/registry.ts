import type { ConnectorId, SourceRecord } from "../domain/source.ts";
import type { Io } from "../transport/io.ts";
import type { Feed } from "./connector.ts";
import type { Connector } from "./definition.ts";
import { directus } from "./directus.ts";
import { phoenix } from "./phoenix.ts";
import { mapped } from "./mapped.ts";
import { protocol } from "./protocol.ts";
import { pusher } from "./pusher.ts";

/** Every connector, by the name that a source's record has. To add one: a file, a recorded answer, a test, a line. */
export const CONNECTORS: Readonly<Record<ConnectorId, Connector>> = {
  protocol,
  directus,
  phoenix,
  mapped,
  pusher,
};

type Configured = Pick<SourceRecord, "connector" | "address" | "settings">;

/** Every origin that a source asks. */
export const originsOf = ({
  connector,
  address,
  settings,
}: Configured): readonly string[] =>
  CONNECTORS[connector].origins(address, settings);

/** Whom a source's secret is for (see {@link Connector}). */
export const secretOriginOf = ({
  connector,
  address,
  settings,
}: Configured): string => CONNECTORS[connector].secretOrigin(address, settings);

/** True where the connection cannot be asked without a secret, and has none. */
export const lacksSecret = (
  { connector, settings }: Configured,
  secret: string | null,
): boolean => secret === null && CONNECTORS[connector].needsSecret(settings);

/** The feed of a source, bound to its secret. */
export const feedOf = (
  io: Io,
  { connector, address, settings, pages }: SourceRecord,
  token: string | null,
): Feed =>
  CONNECTORS[connector].connect(
    io,
    { address, token, parameters: pages?.parameters ?? [] },
    settings,
  );
