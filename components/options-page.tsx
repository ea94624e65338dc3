import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ActionsModel } from "../utils/models/actions-model.ts";
import type { ClockModel } from "../utils/models/clock-model.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { KeptDataModel } from "../utils/models/kept-data-model.ts";
import type { ImportModel } from "../utils/models/import-model.ts";
import type { PageNamesModel } from "../utils/models/page-names-model.ts";
import type { NotifyingModel } from "../utils/models/notifying-model.ts";
import type { RecordingModel } from "../utils/models/recording-model.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import type { ShortcutsModel } from "../utils/models/shortcuts-model.ts";
import type { SourceModel } from "../utils/models/source-model.ts";
import type { TicketSitesModel } from "../utils/models/ticket-sites-model.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { ConnectionForm } from "./connection-form.tsx";
import { DataSection } from "./data-section.tsx";
import { failureTitle } from "./failure-words.ts";
import { HistoryImportSection } from "./history-import.tsx";
import { Icon, Logo } from "./icon.tsx";
import { PageNames } from "./page-names.tsx";
import { toggleOnKey } from "./page-keys.ts";
import { NotificationsSection } from "./notifications-section.tsx";
import { RecordingSection } from "./recording-section.tsx";
import { SavedConnection } from "./saved-connection.tsx";
import { ShareSafeButton, ShareSafeNote } from "./share-safe.tsx";
import { ShortcutsSection } from "./shortcuts-section.tsx";
import { TicketSites } from "./ticket-sites.tsx";

export interface OptionsModels {
  readonly clock: ClockModel;
  readonly source: SourceModel;
  readonly time: TimeModel;
  readonly form: ConnectionFormModel;
  readonly actions: ActionsModel;
  readonly recording: RecordingModel;
  readonly history: ImportModel;
  readonly pageNames: PageNamesModel;
  readonly shareSafe: ShareSafeModel;
  readonly shortcuts: ShortcutsModel;
  readonly sites: TicketSitesModel;
  readonly notifying: NotifyingModel;
  readonly keptData: KeptDataModel;
}

interface OptionsPageProps {
  readonly models: OptionsModels;
}

/** The settings: one connection, and what is kept of it. */
export const OptionsPage = ({ models }: OptionsPageProps): VNode => (
  <main
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
    <ShareSafeNote shareSafe={models.shareSafe} />
    <StorageTrouble models={models} />
    <SavedConnection models={models} />
    <ConnectionForm models={models} />
    <PageNames model={models.pageNames} />
    <TicketSites model={models.sites} />
    <NotificationsSection model={models.notifying} />
    <ShortcutsSection model={models.shortcuts} />
    <HistoryImportSection model={models.history} />
    <RecordingSection model={models.recording} />
    <DataSection model={models.keptData} />
    <Privacy />
  </main>
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

const Privacy = (): VNode => (
  <section class="panel-box is-quiet">
    <h2>
      <Icon name="shield" />
      {t("privacy_title")}
    </h2>
    <p>{t("privacy_stored")}</p>
    <p>{t("privacy_pages")}</p>
    <p>{t("privacy_token")}</p>
    <p>{t("privacy_sent")}</p>
  </section>
);
