import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ActionsModel } from "../utils/models/actions-model.ts";
import type { ClockModel } from "../utils/models/clock-model.ts";
import type { ConnectionForms } from "../utils/models/connection-forms.ts";
import type { ConnectionListModel } from "../utils/models/connection-list-model.ts";
import type { ConnectionRow } from "../utils/models/connection-rows.ts";
import type { KeptDataModel } from "../utils/models/kept-data-model.ts";
import type { ImportModel } from "../utils/models/import-model.ts";
import type { ManagedModel } from "../utils/models/managed-model.ts";
import type { PageNamesModel } from "../utils/models/page-names-model.ts";
import type { NotifyingModel } from "../utils/models/notifying-model.ts";
import type { RecordingModel } from "../utils/models/recording-model.ts";
import type { SettingsFileModel } from "../utils/models/settings-file-model.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import type { ShortcutsModel } from "../utils/models/shortcuts-model.ts";
import type { SourceModel } from "../utils/models/source-model.ts";
import type { TicketSitesModel } from "../utils/models/ticket-sites-model.ts";
import { Capabilities, type Capability } from "./capabilities.tsx";
import { ConnectionChoice } from "./connection-choice.tsx";
import { ConnectionsSection } from "./connections-section.tsx";
import { DataSection } from "./data-section.tsx";
import { failureTitle } from "./failure-words.ts";
import { HistoryImportSection } from "./history-import.tsx";
import {
  LanguageSection,
  type LanguageSectionProps,
} from "./language-section.tsx";
import { lazy } from "./lazy.tsx";
import { Icon, Logo } from "./icon.tsx";
import { ManagedNote } from "./managed-note.tsx";
import { OptionsNav } from "./options-nav.tsx";
import { PageNames } from "./page-names.tsx";
import { toggleOnKey } from "./page-keys.ts";
import { NotificationsSection } from "./notifications-section.tsx";
import { RecordingSection } from "./recording-section.tsx";
import { RemovalToasts } from "./removal-toast.tsx";
import {
  PrivacySection,
  type PrivacySectionProps,
} from "./privacy-section.tsx";
import { ShareSafeButton, ShareSafeNote } from "./share-safe.tsx";
import { ShortcutsSection } from "./shortcuts-section.tsx";
import { TicketSites } from "./ticket-sites.tsx";

export interface OptionsModels {
  readonly clock: ClockModel;
  readonly source: SourceModel;
  readonly list: ConnectionListModel;
  readonly rows: ReadonlySignal<readonly ConnectionRow[]>;
  readonly forms: ConnectionForms;
  /** Null until it is loaded. */
  readonly file: ReadonlySignal<SettingsFileModel | null>;
  readonly language: LanguageSectionProps;
  readonly privacy: PrivacySectionProps;
  readonly capabilities: ReadonlySignal<readonly Capability[]>;
  readonly actions: ActionsModel;
  readonly recording: RecordingModel;
  readonly history: ImportModel;
  readonly pageNames: PageNamesModel;
  readonly shareSafe: ShareSafeModel;
  readonly shortcuts: ShortcutsModel;
  readonly sites: TicketSitesModel;
  readonly notifying: NotifyingModel;
  readonly keptData: KeptDataModel;
  readonly managed: ManagedModel;
}

const SettingsFile = lazy(
  async () => (await import("./settings-file.tsx")).SettingsFile,
);

interface OptionsPageProps {
  readonly models: OptionsModels;
}

/** The settings: the connections, what holds for all of them, and what is kept. */
export const OptionsPage = ({ models }: OptionsPageProps): VNode => (
  <div
    class="options"
    onKeyDown={(event) => toggleOnKey(event, models.shareSafe)}
  >
    <header class="options-head">
      <Logo />
      <h1>{t("options_title")}</h1>
      <span class="spring" />
      <button
        type="button"
        class="button"
        onClick={models.actions.openDashboard}
      >
        <Icon name="dashboard" />
        {t("open_dashboard")}
      </button>
      <ShareSafeButton shareSafe={models.shareSafe} />
    </header>
    <OptionsNav />
    <main>
      <ShareSafeNote shareSafe={models.shareSafe} />
      <StorageTrouble models={models} />
      <ManagedNote model={models.managed} />
      <ConnectionsSection models={models} />
      <ConnectionChoice models={models} />
      <PageNames model={models.pageNames} />
      <TicketSites model={models.sites} />
      <NotificationsSection model={models.notifying} />
      <ShortcutsSection model={models.shortcuts} />
      <LanguageSection {...models.language} />
      <HistoryImportSection model={models.history} />
      <RecordingSection model={models.recording} />
      <DataSection model={models.keptData} />
      {models.file.value !== null && <SettingsFile model={models.file.value} />}
      <Capabilities all={models.capabilities.value} />
      <PrivacySection {...models.privacy} />
    </main>
    <RemovalToasts list={models.list} />
  </div>
);

const StorageTrouble = ({
  models: { source },
}: OptionsPageProps): VNode | null =>
  source.failure.value === null ? null : (
    <div class="note is-trouble" role="alert">
      <Icon name="alert" />
      <p>
        <strong>{failureTitle(source.failure.value)}</strong>
      </p>
      <button type="button" class="button" onClick={() => void source.open()}>
        {t("remedy_retry")}
      </button>
    </div>
  );
