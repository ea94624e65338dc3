import type { Came } from "./came.ts";
import type { Instant } from "./instant.ts";
import type { Report } from "./person.ts";
import type { PlatformInfo } from "./source.ts";

/** What "Test connection" found. */
export interface Finding {
  readonly info: PlatformInfo;
  /** The platform's clock when it answered. */
  readonly serverTime: Instant;
  readonly people: number;
  readonly online: number;
  /** The first of them, who is online before who is not: what each field yields. At most {@link PREVIEWED}. */
  readonly first: readonly Report[];
  /** Of a connection that asks several lists, or one in pages; null: there is nothing to say. */
  readonly came: Came | null;
}

/** People that "Test connection" shows. */
export const PREVIEWED = 20;
