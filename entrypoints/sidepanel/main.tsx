import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { PanelPage } from "../../components/panel-page.tsx";
import type { TicketModel } from "../../utils/models/ticket-model.ts";
import { openPage } from "../popup/open-page.ts";

const models = openPage("panel");
const ticket = signal<TicketModel | null>(null);

/** Read while the list is: its code is no part of what the panel waits for. */
const loadTicket = async (): Promise<void> => {
  const { openTicket } = await import("./open-ticket.ts");
  ticket.value = openTicket(models);
};
void loadTicket();
effect(() => {
  models.ticketBeside.value = ticket.value?.ticket.value ?? null;
});

render(<PanelPage models={{ ...models, ticket }} />, document.body);

// Behind the first paint: nobody can be shown before the list was read.
void import("./follow-intents.ts").then(({ followIntents }) =>
  followIntents(models),
);
