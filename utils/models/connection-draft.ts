import type {
  ConnectorId,
  ConnectorSettings,
  SourceRecord,
} from "../domain/source.ts";
import { minutesOf } from "./typed-limits.ts";

/** What is typed into the form of a connection. */
export interface Draft {
  readonly connector: ConnectorId;
  readonly preset: string | null;
  /** As the connector's schema reads them; what is typed may be none yet. */
  readonly settings: ConnectorSettings | null;
  readonly address: string;
  readonly token: string;
  readonly name: string;
  readonly remember: boolean;
  /** Minutes; empty = the platform's rule. */
  readonly idleAfter: string;
  readonly awayAfter: string;
  /** Minutes; empty = Rollcall's own limit. */
  readonly stuckAfter: string;
}

export const EMPTY_DRAFT: Draft = {
  connector: "protocol",
  preset: null,
  settings: null,
  address: "",
  token: "",
  name: "",
  remember: true,
  idleAfter: "",
  awayAfter: "",
  stuckAfter: "",
};

/** The draft when what was saved is put into it. The token is never among it. */
export const withSaved = (
  draft: Draft,
  { connector, preset, settings, address, name, limits }: SourceRecord,
): Draft => ({
  ...draft,
  connector,
  preset: preset ?? null,
  settings: settings ?? null,
  address,
  name: name ?? "",
  idleAfter: minutesOf(limits?.idleAfterMs ?? null),
  awayAfter: minutesOf(limits?.awayAfterMs ?? null),
  stuckAfter: minutesOf(limits?.stuckAfterMs ?? null),
});
