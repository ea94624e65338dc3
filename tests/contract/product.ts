import { expect } from "vitest";
import type { Endpoint, Feed } from "../../utils/connectors/connector.ts";
import type { Io } from "../../utils/transport/io.ts";
import type { FaultServer } from "../support/fault-server.ts";

/** What the suite must know of a product: good answers of it, and which path gives the list. */
export interface Product {
  readonly connect: (io: Io, endpoint: Endpoint) => Feed;
  /** Path of the address that a user would type. */
  readonly base: string;
  /** Path under the base that the list is read from. */
  readonly listPath: string;
  /** JSON that the product says of itself. */
  readonly description: unknown;
  /** JSON of a list of these people, all of it in one answer. */
  readonly list: (ids: readonly string[]) => unknown;
  /** Null where the connector knows no stream. */
  readonly stream: StreamAnswers | null;
}

/** What a product says on its stream: the text of whole events. */
export interface StreamAnswers {
  readonly path: string;
  readonly delta: (seq: number) => string;
  readonly heartbeat: (seq: number) => string;
}

/** Occurs nowhere but in the requests' `Authorization`; whatever shows it elsewhere leaks. */
export const CANARY = "canary-4f1d0c7e-token";

/** What every request must be, whatever the server answered. */
export const expectCleanRequests = (server: FaultServer): void => {
  for (const { method, target, headers } of server.requests) {
    expect(method).toBe("GET");
    expect(target).not.toContain(CANARY);
    for (const [name, value] of headers)
      if (name !== "authorization") expect(value).not.toContain(CANARY);
    expect(headers.has("cookie")).toBe(false);
    expect(headers.has("referer")).toBe(false);
  }
};
