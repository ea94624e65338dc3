import type { ComponentChildren, VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type { TicketModel } from "../utils/models/ticket-model.ts";
import { ANY_SITE, type TicketState } from "../utils/models/ticket-state.ts";
import { Icon } from "./icon.tsx";
import { siteProblem } from "./site-words.ts";
import { isolated } from "./ticket-words.ts";

interface TicketAccessProps {
  readonly ticket: TicketModel;
  readonly state: Extract<
    TicketState,
    { readonly kind: "closed" | "offer" | "unread" }
  >;
}

/** Where no page was read: what can be done about it in one click, said once and quietly. */
export const TicketAccess = ({ ticket, state }: TicketAccessProps): VNode => (
  <>
    <Wish ticket={ticket} state={state} />
    <p class="ticket-problem" aria-live="polite">
      {siteProblem(ticket.problem.value)}
    </p>
  </>
);

const Wish = ({ ticket, state }: TicketAccessProps): VNode => {
  switch (state.kind) {
    case "closed":
      return (
        <Hint
          text={t(
            state.asked
              ? "ticket_closed_asked"
              : state.canAsk
                ? "ticket_closed_hint"
                : "ticket_closed_click",
          )}
          onHide={() => ticket.hide(ANY_SITE)}
        >
          {state.canAsk && !state.asked && (
            <ReadSite onClick={() => void ticket.askForTab()} />
          )}
        </Hint>
      );
    case "offer":
      return (
        <Hint
          text={t("ticket_read_site_hint", isolated(new URL(state.site).host))}
          onHide={() => ticket.hide(state.site)}
        >
          <ReadSite onClick={() => void ticket.readSite(state.site)} />
          <button
            type="button"
            class="text-button"
            onClick={() => void ticket.readPage(state.tab)}
          >
            {t("ticket_read_once")}
          </button>
        </Hint>
      );
    case "unread":
      return (
        <p class="ticket-quiet">
          {t("ticket_unread")}{" "}
          <button
            type="button"
            class="text-button"
            onClick={() => void ticket.readPage(state.tab)}
          >
            {t("ticket_read_now")}
          </button>
        </p>
      );
    default:
      return unreachable(state);
  }
};

const ReadSite = ({ onClick }: { readonly onClick: () => void }): VNode => (
  <button type="button" class="text-button" onClick={onClick}>
    {t("ticket_read_site")}
  </button>
);

interface HintProps {
  readonly text: string;
  readonly onHide: () => void;
  readonly children: ComponentChildren;
}

const Hint = ({ text, onHide, children }: HintProps): VNode => (
  <div class="ticket-hint">
    <div>
      <p>{text}</p>
      {children}
    </div>
    <button
      type="button"
      class="button is-icon is-quiet"
      aria-label={t("ticket_hide")}
      title={t("ticket_hide")}
      onClick={onHide}
    >
      <Icon name="close" />
    </button>
  </div>
);
