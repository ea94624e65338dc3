import { computed, effect, signal } from "@preact/signals";
import { type VNode, render } from "preact";
import { PanelPage } from "../../components/panel-page.tsx";
import type { TicketModel } from "../../utils/models/ticket-model.ts";
import { afterFirstScreen } from "../popup/first-screen.ts";
import { openPage } from "../popup/open-page.ts";
import { choosePageWords } from "../popup/page-words.ts";

await choosePageWords();

const scopes = openPage("panel");
const { shown } = scopes;
const { ticketBeside } = shown.peek();
const ticket = signal<TicketModel | null>(null);

/** Read while the list is: its code is no part of what the panel waits for. */
const loadTicket = async (): Promise<void> => {
  const { openTicket } = await import("./open-ticket.ts");
  ticket.value = openTicket(scopes);
};
effect(() => {
  ticketBeside.value = ticket.value?.ticket.value ?? null;
});

/** Nobody can be shown before the list was read. */
const loadIntents = async (): Promise<void> => {
  const { followIntents } = await import("./follow-intents.ts");
  followIntents(scopes);
};

const models = computed(() => ({ ...shown.value, ticket }));

/** Another connection is another page. */
const Panel = (): VNode => (
  <PanelPage key={models.value} models={models.value} />
);

render(<Panel />, document.body);

void afterFirstScreen(shown).then(() => {
  void loadTicket();
  void loadIntents();
});
