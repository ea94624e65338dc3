import type { SourceRecord } from "../domain/source.ts";
import { minutesOf } from "./typed-limits.ts";

/** What is typed into the form of a connection. */
export interface Draft {
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
  { address, name, limits }: SourceRecord,
): Draft => ({
  ...draft,
  address,
  name: name ?? "",
  idleAfter: minutesOf(limits?.idleAfterMs ?? null),
  awayAfter: minutesOf(limits?.awayAfterMs ?? null),
  stuckAfter: minutesOf(limits?.stuckAfterMs ?? null),
});
