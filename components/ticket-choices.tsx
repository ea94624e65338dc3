import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { TicketAnswer } from "../utils/models/ticket-answer.ts";
import type { PanelModels } from "../utils/models/page-models.ts";
import type { TicketModel } from "../utils/models/ticket-model.ts";
import { connectionMark } from "./connection-mark.tsx";
import { OutsideText } from "./outside-text.tsx";
import { titleOf } from "./words.ts";

interface TicketChoicesProps {
  readonly models: Pick<PanelModels, "shareSafe">;
  readonly ticket: TicketModel;
  readonly answer: Extract<TicketAnswer, { readonly kind: "found" }>;
}

/** The people whom a page names, the requester first: one click or arrow key apart. Nothing where there is but one. */
export const TicketChoices = ({
  models: { shareSafe },
  ticket,
  answer: { matches, chosen },
}: TicketChoicesProps): VNode | null =>
  matches.length < 2 ? null : (
    <div
      class="ticket-choices"
      role="radiogroup"
      aria-label={t("ticket_choices")}
    >
      {matches.map(({ report, candidate }) => (
        <label
          key={report.id}
          class="ticket-choice"
          title={t(`ticket_from_${candidate.place}`)}
        >
          <input
            type="radio"
            name="ticket-choice"
            class="unseen"
            checked={report.id === chosen.report.id}
            onChange={() => ticket.choose(report.id)}
          />
          {report.from !== undefined && connectionMark(report.from)}
          <OutsideText
            text={titleOf(shareSafe.shown.value(report))}
            heard={titleOf(report)}
          />
        </label>
      ))}
    </div>
  );
