import type { Reply } from "../http/message.ts";
import { siteDocument } from "../demo/document.ts";
import { html } from "../demo/html.ts";
import type { Html } from "../demo/html.ts";
import { AGENT } from "./tickets.ts";
import type { Status, Ticket } from "./tickets.ts";

export const DESK_NAME = "Northwind Support";
export const HELPDESK = "/helpdesk/";

const SITE = { name: DESK_NAME, styles: "/helpdesk/assets/helpdesk.css" };

const GROUPS: readonly (readonly [Status, string])[] = [
  ["open", "Open"],
  ["pending", "Pending"],
  ["solved", "Solved"],
];

/**
 * A page of the helpdesk: who has signed in, all tickets, and beside them what was opened.
 * @param current the ticket that is open, or null
 */
export function deskPage(
  title: string,
  tickets: readonly Ticket[],
  current: number | null,
  content: Html,
  status = 200,
): Reply {
  const groups = GROUPS.map(([group, name]) =>
    ticketGroup(
      name,
      tickets.filter((ticket) => ticket.status === group),
      current,
    ),
  );
  return document(
    title,
    html`<script src="/helpdesk/assets/helpdesk.js" type="module"></script>`,
    html`<a class="skip" href="#content">Skip to the ticket</a>
      <header class="bar">
        <a class="brand" href="${HELPDESK}" data-in-place>${DESK_NAME}</a>
        <p class="signed-in">
          <span class="avatar" aria-hidden="true">S</span>
          <span
            >${AGENT.name}<small data-field="agent">${AGENT.email}</small></span
          >
        </p>
      </header>
      <nav aria-label="Tickets" class="${current === null ? "wide" : "beside"}">
        ${groups}
      </nav>
      <main id="content" tabindex="-1">${content}</main>
      <p id="said" class="unseen" role="status"></p>`,
    status,
  );
}

/** A page with nothing of the desk around it. */
export function document(
  title: string,
  head: Html,
  body: Html,
  status = 200,
): Reply {
  return siteDocument(SITE, status, title, head, body);
}

function ticketGroup(
  name: string,
  tickets: readonly Ticket[],
  current: number | null,
): Html {
  return html`<section>
    <h2>${name} <small>${tickets.length}</small></h2>
    <ul>
      ${tickets.map((ticket) => ticketLink(ticket, ticket.number === current))}
    </ul>
  </section>`;
}

function ticketLink(
  { number, subject, requester, status }: Ticket,
  isCurrent: boolean,
): Html {
  const current = isCurrent && html`aria-current="page"`;
  return html`<li>
    <a href="/helpdesk/tickets/${number}" data-in-place ${current}>
      <span class="dot ${status}" aria-hidden="true"></span>
      <span class="subject">${subject}</span>
      <small><bdi>${requester.name ?? "No name"}</bdi> · #${number}</small>
    </a>
  </li>`;
}
