import type { FiledSettings } from "../domain/filed-settings.ts";
import { type Result, fail } from "../domain/result.ts";
import type { SettingsPlan } from "../domain/settings-plan.ts";
import { patternOf } from "../domain/ticket-site.ts";
import type { SettingsFileFault } from "../messaging/settings-file.ts";
import { type ConnectorFacts, patternsOf } from "./connector-facts.ts";

/** A connector judges its settings itself: what it would refuse is said before anything is done. */
export const judgedSettings = (
  file: Result<FiledSettings, SettingsFileFault>,
  { faultOf }: ConnectorFacts,
): Result<FiledSettings, SettingsFileFault> => {
  if (!file.ok) return file;
  for (const [at, one] of file.value.connections.entries()) {
    const fault = faultOf(one);
    if (fault === null) continue;
    const path = ["connections", at, "settings", ...fault.path];
    return fail({ code: "bad_member", path });
  }
  return file;
};

/** How many connections ask for a secret afterwards: one that is changed keeps its own while it goes to the same place. */
export const secretsFor = (
  { added, changed }: SettingsPlan,
  { needsSecret, secretOriginOf }: ConnectorFacts,
): number => {
  const others = changed.filter(
    ({ source, filed }) => secretOriginOf(source) !== secretOriginOf(filed),
  );
  return [...added, ...others.map(({ filed }) => filed)].filter(needsSecret)
    .length;
};

/** What the browser has to allow for all of it, as match patterns. */
export const patternsFor = (
  { added, changed, helpdesks }: SettingsPlan,
  { originsOf }: ConnectorFacts,
): readonly string[] => {
  const connections = [...added, ...changed.map(({ filed }) => filed)];
  return [
    ...new Set([
      ...patternsOf(connections.flatMap(originsOf)),
      ...helpdesks.map(patternOf),
    ]),
  ];
};
