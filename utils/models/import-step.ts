import type { Language } from "../domain/chosen-language.ts";
import type { PersonalColumn } from "../domain/export-rows.ts";
import type { Failure } from "../domain/failure.ts";
import type { FiledSettings, WholeSettings } from "../domain/filed-settings.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import type { SettingsPlan } from "../domain/settings-plan.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Send } from "../messaging/client.ts";

export interface ImportPorts {
  readonly send: Send;
  readonly newId: () => string;
  /** Connections as the disk has them now, in their order; none while it cannot be read. */
  readonly sources: () => Promise<readonly SourceRecord[]>;
  /** What pages keep beside the disk. Null: the browser's language. */
  readonly keepLanguage: (language: Language | null) => void;
  readonly keepPersonal: (columns: readonly PersonalColumn[]) => void;
}

/** Takes back one thing that was done; null where nothing can fail. */
export type Undo = () => Promise<Result<unknown, Failure> | null>;

/** An import on its way. */
export interface Importing extends ImportPorts {
  readonly file: FiledSettings;
  readonly here: WholeSettings;
  readonly plan: SettingsPlan;
  /** By its id in the file, what a connection is called here. */
  readonly ids: Map<SourceId, SourceId>;
  /** Grows with everything that is done. */
  readonly undo: Undo[];
  /** Helpdesks that the browser gives no access to, or that are too many. */
  readonly refused: string[];
}

/** One thing after the other. @returns why everything ends here; null: go on */
export type ImportStep = (importing: Importing) => Promise<Failure | null>;

/** Remembers how to take back what was done, if it was. */
export const noted = (
  { undo }: Importing,
  result: Result<unknown, Failure>,
  back: Undo,
): Failure | null => {
  if (!result.ok) return result.failure;
  undo.push(back);
  return null;
};
