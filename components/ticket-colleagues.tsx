import type { VNode } from "preact";
import type { Colleagues } from "../utils/domain/ticket-match.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { colleagueWords } from "./ticket-words.ts";

interface TicketColleaguesProps {
  readonly models: Pick<PageModels, "wide">;
  readonly colleagues: Colleagues | null;
  /** Somebody of the company is spoken of already. */
  readonly besides: boolean;
}

/** Who of the same company is online; a click shows them in the list. */
export const TicketColleagues = ({
  models,
  colleagues,
  besides,
}: TicketColleaguesProps): VNode | null =>
  colleagues === null ? null : (
    <button
      type="button"
      class="text-button ticket-colleagues"
      title={t("ticket_show_colleagues")}
      onClick={() => {
        const { list } = models.wide();
        list.close();
        list.filter({ presence: "online" });
        list.find(`@${colleagues.company}`);
      }}
    >
      {colleagueWords(colleagues, besides)}
    </button>
  );
