import { expect } from "vitest";
import type { Endpoint, Feed } from "../../utils/connectors/connector.ts";
import type { BadData } from "../../utils/domain/failure.ts";
import type { Io } from "../../utils/transport/io.ts";
import type { FaultServer, LoggedRequest } from "../support/fault-server.ts";

/** What the suite must know of a product: good answers of it, and which path gives the list. */
export interface Product {
  readonly connect: (io: Io, endpoint: Endpoint) => Feed;
  /** Path of the address that a user would type. */
  readonly base: string;
  /** Path under the base that the list is read from. */
  readonly listPath: string;
  /** JSON that the product says of itself; null: it is not asked, its description is made here. */
  readonly description: unknown;
  /** JSON of a list of these people, all of it in one answer. */
  readonly list: (ids: readonly string[]) => unknown;
  /** JSON of the other requests of one poll, by the end of their paths. Missing: the list is all. */
  readonly others?: Readonly<Record<string, unknown>>;
  /** Some of its requests are POSTs. Missing: none is. */
  readonly posts?: boolean;
  /** Where every request carries the secret. Missing: `Authorization: Bearer`. */
  readonly secret?: SecretPlace;
  /** What it says of JSON that is no list. Missing: `wrong_shape`. */
  readonly unreadable?: BadData;
  /**
   * Null where the connector knows no stream. `socket`: not of server-sent events, and proved where its own contract is
   * (`socket.contract.ts`).
   */
  readonly stream: StreamAnswers | "socket" | null;
}

/** One place in a request, and what stands there: it, and nothing else, may have the secret in it. */
export type SecretPlace =
  | {
      readonly in: "header";
      /** In lower case. */
      readonly name: string;
      readonly value: (secret: string) => string;
    }
  | { readonly in: "query" | "form"; readonly name: string }
  /** Requests that carry none, such as those behind a token that was asked for before. */
  | { readonly in: "nowhere" };

/** What a product says on its stream: the text of whole events. */
export interface StreamAnswers {
  readonly path: string;
  readonly delta: (seq: number) => string;
  readonly heartbeat: (seq: number) => string;
}

/** Occurs nowhere but in the one place of each request that carries the secret; whatever shows it elsewhere leaks. */
export const CANARY = "canary-4f1d0c7e-token";

const BEARER: SecretPlace = {
  in: "header",
  name: "authorization",
  value: (secret) => `Bearer ${secret}`,
};

type Asks = Pick<Product, "secret" | "others" | "posts">;

/** How many requests one poll makes. */
export const requestsOf = ({ others = {} }: Asks): number =>
  1 + Object.keys(others).length;

/** What every request must be, whatever the server answered: the secret stands in its one place, or the request has none. */
export const expectCleanRequests = (
  server: FaultServer,
  { secret = BEARER, posts = false }: Asks = {},
): void => {
  for (const request of server.requests) {
    const { method, target, headers, body } = withoutSecret(request, secret);
    expect(posts ? ["GET", "POST"] : ["GET"]).toContain(method);
    for (const text of [target, body, ...headers.values()])
      for (const form of formsOf(CANARY)) expect(text).not.toContain(form);
    expect(headers.has("cookie")).toBe(false);
    expect(headers.has("referer")).toBe(false);
  }
};

/** The same, and no request is without it. */
export const expectSecretInEach = (
  server: FaultServer,
  product: Asks,
): void => {
  expectCleanRequests(server, product);
  const { secret = BEARER } = product;
  for (const request of server.requests)
    expect(secretIn(request, secret)).toBe(
      secret.in === "header" ? secret.value(CANARY) : CANARY,
    );
};

/** As it is, and as it stands in an address or in Basic credentials. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(4, -4),
];

/** What stands in the place of the secret; null: nothing, undefined: there is no such place. */
export const secretIn = (
  { target, headers, body }: LoggedRequest,
  place: SecretPlace = BEARER,
): string | null => {
  switch (place.in) {
    case "header":
      return headers.get(place.name) ?? null;
    case "query":
      return new URL(target, "http://any.test").searchParams.get(place.name);
    case "form":
      return new URLSearchParams(body).get(place.name);
    case "nowhere":
      return CANARY;
    default:
      return place satisfies never;
  }
};

/** The request as if nothing stood there. */
const withoutSecret = (
  request: LoggedRequest,
  place: SecretPlace,
): LoggedRequest => {
  switch (place.in) {
    case "header":
      return {
        ...request,
        headers: new Map(
          [...request.headers].filter(([name]) => name !== place.name),
        ),
      };
    case "query": {
      const url = new URL(request.target, "http://any.test");
      url.searchParams.delete(place.name);
      return { ...request, target: `${url.pathname}${url.search}` };
    }
    case "form": {
      const form = new URLSearchParams(request.body);
      form.delete(place.name);
      return { ...request, body: form.toString() };
    }
    case "nowhere":
      return request;
    default:
      return place satisfies never;
  }
};
