import { batch, computed, createModel, signal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import {
  type FiledSettings,
  type KeptSettings,
  type PersonalParts,
  filedSettings,
  watchesToFile,
} from "../domain/filed-settings.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { Policy } from "../domain/policy.ts";
import { mayNameNobody } from "../domain/preferences.ts";
import type { Result } from "../domain/result.ts";
import { type SettingsPlan, settingsPlan } from "../domain/settings-plan.ts";
import type { SettingsFileFault } from "../messaging/settings-file.ts";
import type { ConnectorFacts } from "./connector-facts.ts";
import type { ImportPorts, Undo } from "./import-step.ts";
import { judgedSettings, patternsFor, secretsFor } from "./judged-settings.ts";
import { importSettings, takeBack } from "./settings-import.ts";

export type SettingsFileNews =
  | { readonly kind: "fault"; readonly fault: SettingsFileFault }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "unreadable" }
  | { readonly kind: "undone" }
  | {
      readonly kind: "imported";
      readonly plan: SettingsPlan;
      /** Helpdesks that were not taken. */
      readonly refused: readonly string[];
      /** Why it ended early; null: it did not. */
      readonly failure: Failure | null;
    };

/** What a file would have of people. */
export interface PeopleInside {
  readonly watches: number;
  /** Saved views with a search in them. */
  readonly searches: number;
  /** False: nothing that says who somebody is may be saved, or the screen is shared. */
  readonly mayName: boolean;
}

/** What opening a file would do. */
export interface ImportPreview {
  readonly plan: SettingsPlan;
  /** How many connections ask for a secret afterwards. */
  readonly secrets: number;
}

interface SettingsFilePorts extends ImportPorts {
  /** Everything that is kept; null: it cannot be read. */
  readonly read: () => Promise<KeptSettings | null>;
  readonly policy: () => Promise<Policy>;
  readonly facts: () => ConnectorFacts;
  readonly now: () => LocalInstant;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (patterns: readonly string[]) => Promise<boolean>;
  readonly encode: (settings: FiledSettings) => Promise<string>;
  readonly decode: (
    text: string,
  ) => Promise<Result<FiledSettings, SettingsFileFault>>;
  readonly save: (text: string) => void;
  /** Begins this page anew: it speaks as it began. */
  readonly reload: () => void;
  /** Something was imported, or taken back. */
  readonly onDone: () => void;
}

const EVERYTHING: PersonalParts = { watches: true, searches: true };

/** Settings as a file, out and in. No secret is ever in it: whoever opens it enters each anew. */
export const SettingsFileModel = createModel((ports: SettingsFilePorts) => {
  const people = signal<PeopleInside>({
    ...{ watches: 0, searches: 0, mayName: false },
  });
  const withWatches = signal(false);
  const preview = signal<ImportPreview | null>(null);
  const news = signal<SettingsFileNews | null>(null);
  const busy = signal(false);
  const undo = signal<readonly Undo[]>([]);
  /** What carries out what is shown. */
  let carryOut: (() => ReturnType<typeof importSettings>) | null = null;

  const look = async (): Promise<KeptSettings | null> => {
    const [kept, policy] = await Promise.all([ports.read(), ports.policy()]);
    if (kept === null) return null;
    people.value = {
      watches: watchesToFile(kept.watches).length,
      searches: kept.views.filter(({ search }) => search !== "").length,
      mayName: policy.personalColumns && !mayNameNobody(kept.preferences),
    };
    return kept;
  };

  return {
    people: computed(() => people.value),
    withWatches: computed(() => withWatches.value),
    preview: computed(() => preview.value),
    news: computed(() => news.value),
    busy: computed(() => busy.value),
    canUndo: computed(() => undo.value.length > 0),
    reload: ports.reload,
    look,
    includeWatches: (include: boolean): void => {
      withWatches.value = include;
    },
    async exportAll(): Promise<void> {
      const kept = await look();
      if (kept === null) {
        news.value = { kind: "unreadable" };
        return;
      }
      const { mayName } = people.peek();
      const settings = filedSettings(kept, {
        watches: mayName && withWatches.peek(),
        searches: mayName,
      });
      ports.save(await ports.encode(settings));
    },
    /** @param text of a file; null: the browser cannot read it */
    async open(text: string | null): Promise<void> {
      const file =
        text === null
          ? null
          : judgedSettings(await ports.decode(text), ports.facts());
      const [kept, policy] = await Promise.all([look(), ports.policy()]);
      batch(() => {
        preview.value = null;
        news.value = null;
        if (file === null || kept === null) news.value = { kind: "unreadable" };
        else if (!file.ok) news.value = { kind: "fault", fault: file.failure };
        else {
          const here = filedSettings(kept, EVERYTHING);
          const plan = settingsPlan(
            ...([file.value, here, kept.sources, policy] as const),
            ports.now(),
          );
          carryOut = () => importSettings(ports, file.value, here, plan);
          preview.value = { plan, secrets: secretsFor(plan, ports.facts()) };
        }
      });
    },
    cancel: (): void => {
      preview.value = null;
    },
    async importAll(): Promise<void> {
      const shown = preview.peek();
      if (shown === null || carryOut === null || busy.peek()) return;
      const { plan } = shown;
      const patterns = patternsFor(plan, ports.facts());
      // Refused access is no reason not to import: each connection says what it lacks.
      const access =
        patterns.length === 0
          ? Promise.resolve(true)
          : ports.requestAccess(patterns);
      busy.value = true;
      await access.catch(() => false);
      const { refused, failure, undo: back } = await carryOut();
      batch(() => {
        busy.value = false;
        preview.value = null;
        undo.value = back;
        news.value = { kind: "imported", plan, refused, failure };
      });
      ports.onDone();
    },
    async takeBack(): Promise<void> {
      if (busy.peek()) return;
      busy.value = true;
      const failure = await takeBack(undo.peek());
      batch(() => {
        busy.value = false;
        undo.value = [];
        news.value =
          failure === null ? { kind: "undone" } : { kind: "failed", failure };
      });
      ports.onDone();
    },
  };
});

export type SettingsFileModel = InstanceType<typeof SettingsFileModel>;
