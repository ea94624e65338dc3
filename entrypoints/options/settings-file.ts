import { saveFile } from "../../components/save-file.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import { send } from "../../utils/messaging/client.ts";
import { SettingsFileModel } from "../../utils/models/settings-file-model.ts";
import { readAllSettings } from "../../utils/storage/all-settings.ts";
import { readSources } from "../../utils/storage/settings.ts";
import type { Database } from "../../utils/storage/database.ts";
import { readPolicy } from "../../utils/storage/policy.ts";
import { keepPageLanguage, pageLanguage } from "../popup/page-words.ts";
import { personalColumns } from "../popup/personal-columns.ts";
import type { ConnectorFacts } from "../../utils/models/connector-facts.ts";
import type { PersonalColumn } from "../../utils/domain/export-rows.ts";

interface SettingsFilePorts {
  readonly db: Database;
  readonly facts: () => ConnectorFacts;
  readonly requestAccess: (patterns: readonly string[]) => Promise<boolean>;
  readonly keepPersonal: (columns: readonly PersonalColumn[]) => void;
  readonly onDone: () => void;
}

/** Settings as a file. What reads and writes one is loaded when somebody has one. */
export const openSettingsFile = ({ db, ...ports }: SettingsFilePorts) =>
  new SettingsFileModel({
    ...{ ...ports, send },
    newId: () => crypto.randomUUID(),
    read: async () => {
      const read = await readAllSettings(db);
      return read.ok
        ? {
            ...read.value,
            language: pageLanguage(),
            personalColumns: personalColumns(),
          }
        : null;
    },
    policy: () => readPolicy(db),
    sources: async () => {
      const read = await readSources(db);
      return read.ok ? read.value : [];
    },
    now: () => localInstant(Date.now()),
    keepLanguage: keepPageLanguage,
    encode: async (settings) =>
      (await import("../../utils/messaging/settings-file.ts")).settingsFile(
        settings,
      ),
    decode: async (text) =>
      (
        await import("../../utils/messaging/settings-file.ts")
      ).parseSettingsFile(text),
    save: (text) =>
      saveFile(
        new Blob([text], { type: "application/json" }),
        "rollcall-settings.json",
      ),
    reload: () => location.reload(),
  });
