import "./ticket.css";
import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type { PanelModels } from "../utils/models/page-models.ts";
import type { TicketModel } from "../utils/models/ticket-model.ts";
import type { TicketState } from "../utils/models/ticket-state.ts";
import { TicketAccess } from "./ticket-access.tsx";
import { TicketColleagues } from "./ticket-colleagues.tsx";
import { TicketFound } from "./ticket-found.tsx";
import { isolated } from "./ticket-words.ts";

interface TicketLineProps {
  readonly models: PanelModels;
}

/** On the ticket beside the panel: is the requester online, where, since when; or why that cannot be said. */
export const TicketLine = ({ models }: TicketLineProps): VNode | null => {
  const ticket = models.ticket.value;
  const state = ticket?.state.value ?? { kind: "hidden" };
  if (ticket === null || state.kind === "hidden") return null;
  return (
    <section class="ticket" role="region" aria-label={t("ticket_region")}>
      <Content models={models} ticket={ticket} state={state} />
    </section>
  );
};

export interface TicketPartProps {
  readonly models: PanelModels;
  readonly ticket: TicketModel;
}

interface ContentProps extends TicketPartProps {
  readonly state: Exclude<TicketState, { readonly kind: "hidden" }>;
}

const Content = ({ models, ticket, state }: ContentProps): VNode => {
  switch (state.kind) {
    case "closed":
    case "offer":
    case "unread":
      return <TicketAccess ticket={ticket} state={state} />;
    case "no_address":
      return <p class="ticket-quiet">{t("ticket_no_address")}</p>;
    case "reading":
      return <p class="ticket-quiet">{t("ticket_reading")}</p>;
    case "nobody":
      return (
        <>
          <p class="ticket-quiet">
            {t(
              "ticket_nobody",
              isolated(
                models.shareSafe.shownText.value(state.candidate.address),
              ),
            )}
          </p>
          <TicketColleagues
            models={models}
            colleagues={state.colleagues}
            besides={false}
          />
        </>
      );
    case "found":
      return <TicketFound models={models} ticket={ticket} answer={state} />;
    default:
      return unreachable(state);
  }
};
