import type { SourceRecord } from "../domain/source.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint, Feed } from "./connector.ts";
import { protocolFeed } from "./protocol.ts";

type Connector = (io: Io, endpoint: Endpoint) => Feed;

/** Every connector, by the name that a source's record has. To add one: a file, a recorded answer, a test, a line. */
export const CONNECTORS = {
  protocol: protocolFeed,
} as const satisfies Record<SourceRecord["connector"], Connector>;
