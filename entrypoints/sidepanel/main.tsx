import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { PanelPage } from "../../components/panel-page.tsx";
import type { TicketModel } from "../../utils/models/ticket-model.ts";
import { afterFirstScreen } from "../popup/first-screen.ts";
import { openPage } from "../popup/open-page.ts";

const models = openPage("panel");
const ticket = signal<TicketModel | null>(null);

/** Read while the list is: its code is no part of what the panel waits for. */
const loadTicket = async (): Promise<void> => {
  const { openTicket } = await import("./open-ticket.ts");
  ticket.value = openTicket(models);
};
effect(() => {
  models.ticketBeside.value = ticket.value?.ticket.value ?? null;
});

/** Nobody can be shown before the list was read. */
const loadIntents = async (): Promise<void> => {
  const { followIntents } = await import("./follow-intents.ts");
  followIntents(models);
};

render(<PanelPage models={{ ...models, ticket }} />, document.body);

void afterFirstScreen(models).then(() => {
  void loadTicket();
  void loadIntents();
});
