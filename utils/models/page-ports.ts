import type { PersonalColumn } from "../domain/export-rows.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { Policy } from "../domain/policy.ts";
import type { Send } from "../messaging/client.ts";
import type { Reader } from "../storage/reader.ts";
import type { CopyPorts } from "./copy-model.ts";
import type { ExportModel } from "./export-model.ts";
import type { StuckPorts } from "./stuck-model.ts";

/** The outside of a page with a list. */
export interface PagePorts {
  readonly reader: Reader;
  readonly send: Send;
  readonly requestAccess: (origin: string) => Promise<boolean>;
  readonly openOptions: () => void;
  readonly openDashboard: () => void;
  readonly now: () => LocalInstant;
  readonly every: (ms: number, call: () => void) => () => void;
  readonly after: (ms: number, call: () => void) => () => void;
  readonly afterPaint: () => Promise<void>;
  readonly writeNote: CopyPorts["writeNote"];
  /** Name of the reader's time zone. */
  readonly zone: () => string;
  readonly policy: () => Promise<Policy>;
  /** Incidents that somebody dismissed, kept until the browser closes. */
  readonly dismissals: StuckPorts["dismissals"];
  readonly mayNotify: () => Promise<boolean>;
  readonly requestNotifying: () => Promise<boolean>;
  readonly newId: () => string;
  /** The personal columns that each file begins with. */
  readonly personal: () => readonly PersonalColumn[];
  /** Reads the code that writes files. */
  readonly openExporting: () => Promise<ExportModel>;
}
