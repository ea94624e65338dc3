import { html } from "../demo/html.ts";
import { refuseCrossSite } from "../http/guard.ts";
import { empty } from "../http/message.ts";
import type { Handler, Reply } from "../http/message.ts";
import type { Route } from "../http/router.ts";
import type { PlatformParts } from "../routes.ts";
import { assetRoutes } from "./assets.ts";
import type { Desk } from "./desk.ts";
import { hostilePage } from "./hostile-page.ts";
import { HELPDESK, deskPage } from "./layout.ts";
import { listContent, ticketContent } from "./ticket-page.ts";
import type { Status } from "./tickets.ts";

const TICKET = /^\/helpdesk\/tickets\/(\d{1,9})$/;
const ACTION = /^\/helpdesk\/tickets\/(\d{1,9})\/(solve|reopen)$/;

/** The demo helpdesk: a list of tickets, tickets, and one page for tests. No sign-in: it shows made-up people only. */
export function helpdeskRoutes({ desk, hosts }: PlatformParts): Route[] {
  const goToList: Handler = async () => goTo(HELPDESK);
  return [
    ...assetRoutes(),
    { path: "/helpdesk", methods: { GET: goToList } },
    { path: HELPDESK, methods: { GET: async () => listPage(desk) } },
    { path: "/helpdesk/hostile", methods: { GET: async () => hostilePage() } },
    { path: TICKET, methods: { GET: showTicket(desk) } },
    { path: ACTION, methods: { POST: act(desk, hosts) } },
    { path: /^\/helpdesk\//, methods: { GET: async () => noSuchPage(desk) } },
  ];
}

function listPage(desk: Desk): Reply {
  const tickets = desk.tickets();
  return deskPage("Tickets", tickets, null, listContent(tickets));
}

function showTicket(desk: Desk): Handler {
  return async ({ path }) => {
    const ticket = desk.find(Number(TICKET.exec(path)?.[1]));
    if (!ticket) return noSuchPage(desk);
    const { number, subject } = ticket;
    const title = `#${number} ${subject}`;
    return deskPage(title, desk.tickets(), number, ticketContent(ticket));
  };
}

function act(desk: Desk, hosts: readonly string[]): Handler {
  return async (request) => {
    const refusal = refuseCrossSite(request, hosts);
    if (refusal) return refusal;
    const [, number = "", action] = ACTION.exec(request.path) ?? [];
    const status: Status = action === "solve" ? "solved" : "open";
    if (!desk.setStatus(Number(number), status)) return noSuchPage(desk);
    return goTo(`/helpdesk/tickets/${number}`);
  };
}

function noSuchPage(desk: Desk): Reply {
  const content = html`<div class="empty">
    <h1>There is no such ticket</h1>
    <p><a href="${HELPDESK}" data-in-place>All tickets</a></p>
  </div>`;
  return deskPage("Not found", desk.tickets(), null, content, 404);
}

function goTo(path: string): Reply {
  return empty(303, { Location: path });
}
