import type { Failure } from "../domain/failure.ts";
import type { FiledSettings, WholeSettings } from "../domain/filed-settings.ts";
import type { SettingsPlan } from "../domain/settings-plan.ts";
import {
  addViews,
  keepChoices,
  keepNotifying,
  keepPersonalColumns,
  keepRetention,
  readHelpdesks,
  speakLanguage,
} from "./import-choices.ts";
import {
  addConnections,
  changeConnections,
  orderConnections,
  showConnection,
  watchPeople,
} from "./import-connections.ts";
import type {
  ImportPorts,
  ImportStep,
  Importing,
  Undo,
} from "./import-step.ts";

export interface Imported extends Pick<Importing, "undo" | "refused"> {
  /** Why it ended early; null: it did not. What was done before stays until it is taken back. */
  readonly failure: Failure | null;
}

/** Connections first: what follows speaks of them. The language last: pages that hear of it begin anew. */
const STEPS: readonly ImportStep[] = [
  ...[addConnections, changeConnections, orderConnections, showConnection],
  ...[keepChoices, keepNotifying, keepRetention, keepPersonalColumns],
  ...[addViews, readHelpdesks, watchPeople, speakLanguage],
];

/** Carries out what a file was said to change, one thing after the other. */
export const importSettings = async (
  ports: ImportPorts,
  file: FiledSettings,
  here: WholeSettings,
  plan: SettingsPlan,
): Promise<Imported> => {
  const importing: Importing = {
    ...{ ...ports, file, here, plan },
    ...{ ids: new Map(plan.known), undo: [], refused: [] },
  };
  let failure: Failure | null = null;
  for (const step of STEPS) failure ??= await step(importing);
  const { undo, refused } = importing;
  return { undo, refused, failure };
};

/** Takes back what was done, the last first. @returns why some of it stays; null: nothing does */
export const takeBack = async (
  undo: readonly Undo[],
): Promise<Failure | null> => {
  let failure: Failure | null = null;
  for (const back of undo.toReversed()) {
    const result = await back();
    if (result !== null && !result.ok) failure ??= result.failure;
  }
  return failure;
};
