import type { VNode } from "preact";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import type { PanelModels } from "../utils/models/page-models.ts";
import { CopyNote } from "./copy-note.tsx";
import { WatchButton } from "./watch-button.tsx";

interface TicketActionsProps {
  readonly models: PanelModels;
  readonly report: Report;
}

/** What can be done about the person of a ticket, the likeliest first. */
export const TicketActions = ({
  models,
  report,
}: TicketActionsProps): VNode => (
  <div class="ticket-actions">
    <button
      type="button"
      class="button"
      onClick={() => models.list.show(report.id)}
    >
      {t("ticket_details")}
    </button>
    <WatchButton
      models={models}
      report={report}
      ticket={models.watch.ticket.value}
    />
    <CopyNote report={report} models={models} />
  </div>
);
