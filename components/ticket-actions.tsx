import type { VNode } from "preact";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { CopyNote } from "./copy-note.tsx";
import { WatchButton } from "./watch-button.tsx";

interface TicketActionsProps {
  readonly models: PageModels;
  readonly report: Report;
  readonly onDetails: () => void;
}

/** What can be done about the person of a ticket, the likeliest first. */
export const TicketActions = ({
  models,
  report,
  onDetails,
}: TicketActionsProps): VNode => (
  <div class="ticket-actions">
    <button type="button" class="button" onClick={onDetails}>
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
