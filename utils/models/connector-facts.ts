import type { Gives } from "../domain/gives.ts";
import type { SourceRecord } from "../domain/source.ts";

/** What is to be connected, and how it is read. */
export type Target = Pick<SourceRecord, "connector" | "address" | "settings">;

/** Where settings are wrong: the keys to it, and what is wrong there in the schema's own words. */
export interface SettingsFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/** What a form has to know of connectors. Theirs is the code that says it: `connectors/registry.ts`. */
export interface ConnectorFacts {
  /** Every origin that the browser has to allow. */
  readonly originsOf: (target: Target) => readonly string[];
  /** Whom the secret is for: compared, and nothing else. */
  readonly secretOriginOf: (target: Target) => string;
  readonly needsSecret: (target: Target) => boolean;
  /** What it can give; null where its settings cannot be read. */
  readonly givesOf: (target: Target) => Gives | null;
  /** Null: the settings can be connected. */
  readonly faultOf: (target: Target) => SettingsFault | null;
}

/** Until they are loaded: those of a platform that speaks our protocol. */
export const PLAIN_FACTS: ConnectorFacts = {
  originsOf: ({ address }) => [new URL(address).origin],
  secretOriginOf: ({ address }) => new URL(address).origin,
  needsSecret: () => true,
  givesOf: () => null,
  faultOf: () => null,
};

/** What the browser is asked for to reach these origins: match patterns know no port. */
export const patternsOf = (origins: readonly string[]): readonly string[] => [
  ...new Set(
    origins.map((origin) => {
      const { protocol, hostname } = new URL(origin);
      return `${protocol}//${hostname}/*`;
    }),
  ),
];
