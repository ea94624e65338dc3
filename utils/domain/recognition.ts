import type { Failure } from "./failure.ts";
import type { Instant } from "./instant.ts";

/** A list that a description of an interface names. */
export interface DescribedList {
  /** Behind the address, with a slash before it. */
  readonly path: string;
  /** What the description says of it. */
  readonly words: string | null;
}

/** What answers at an address, asked without a secret. */
export type Recognition =
  /** Our own protocol. `name`: what the platform calls itself; null while it wants a token first. */
  | {
      readonly kind: "protocol";
      readonly address: string;
      readonly name: string | null;
    }
  | {
      readonly kind: "directus";
      readonly address: string;
      readonly name: string;
    }
  /** A description of an interface (OpenAPI, Swagger), and the lists in it that may be of people. */
  | {
      readonly kind: "openapi";
      readonly address: string;
      readonly title: string | null;
      readonly lists: readonly DescribedList[];
    }
  /** Some other JSON. `sample`: the answer, cut, without what is never kept. `leadsOn`: its headers name a next page. */
  | {
      readonly kind: "json";
      readonly address: string;
      readonly sample: unknown;
      readonly serverTime: Instant;
      readonly leadsOn: boolean;
    }
  /** Something that wants to know who asks before it says what it is. */
  | { readonly kind: "locked"; readonly address: string }
  /** Nothing that is known, and what was there in its place. */
  | { readonly kind: "nothing"; readonly why: Failure };
