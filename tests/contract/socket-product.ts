import { expect } from "vitest";
import type { Endpoint, Feed } from "../../utils/connectors/connector.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { Io } from "../../utils/transport/io.ts";
import type {
  Manner,
  PlainAnswer,
  PlainRequest,
  SocketServer,
} from "../support/socket-server.ts";
import { CANARY } from "./product.ts";

/** What the suite must know of a product that speaks over a WebSocket. */
export interface SocketProduct {
  readonly connect: (io: Io, endpoint: Endpoint) => Feed;
  /** Path of the address that a user would type. */
  readonly base: string;
  /** The server's side of a good conversation, with these people there. */
  readonly speak: (people: readonly string[]) => Manner;
  /** Answers to plain requests, where it makes some before it opens a socket. Missing: it makes none. */
  readonly answer?: (
    request: PlainRequest,
    people: readonly string[],
  ) => PlainAnswer;
  /** What the server says when somebody comes, and goes. */
  readonly came: (id: string) => unknown;
  readonly left: (id: string) => unknown;
  /** What the server says by itself as a sign of life. Missing: it answers ours, in `speak`. */
  readonly sign?: unknown;
  /** Messages that look like the protocol's, and are none of it. They may end the stream, and say nothing of anybody. */
  readonly nonsense: readonly unknown[];
  /** Does the list come over a socket too? */
  readonly listsBySocket: boolean;
  /** What a handshake that the server refuses is told as. Missing: `network`, since the browser does not say more. */
  readonly refused?: Partial<Failure>;
  /** Where its protocol has the secret. Nowhere else may it be. */
  readonly secretIn: readonly SecretPlace[];
}

export type SecretPlace =
  | "address of the socket"
  | "text"
  | "address of a request"
  | "authorization"
  | "body";

/** The secret is where its protocol has it, and nowhere else. */
export const expectSecretInPlace = (
  { clients, requests }: SocketServer,
  { secretIn }: Pick<SocketProduct, "secretIn">,
): void => {
  const clean = (place: SecretPlace | null, text: string): void => {
    if (place === null || !secretIn.includes(place))
      expect(decoded(text), place ?? "a header").not.toContain(CANARY);
  };
  for (const { target, headers, heard } of clients) {
    clean("address of the socket", target);
    clean(null, JSON.stringify(headers));
    for (const text of heard) clean("text", text);
  }
  for (const { target, headers, body } of requests) {
    clean("address of a request", target);
    clean("body", body);
    for (const [name, value] of Object.entries(headers))
      clean(name === "authorization" ? name : null, value);
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
