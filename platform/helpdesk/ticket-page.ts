import { html } from "../demo/html.ts";
import type { Html } from "../demo/html.ts";
import { DESK_ADDRESS } from "./tickets.ts";
import type { Message, Status, Ticket } from "./tickets.ts";

const STATUS: Readonly<Record<Status, string>> = {
  open: "Open",
  pending: "Pending",
  solved: "Solved",
};

/** One ticket: who asked, what was written, and what can be done. */
export function ticketContent(ticket: Ticket): Html {
  const { number, subject, status, requester, cc, messages } = ticket;
  return html`<header class="head">
      <p class="line">
        <span class="status ${status}" data-field="status"
          >${STATUS[status]}</span
        >
        <span>#${number}</span>
      </p>
      <h1>${subject}</h1>
      <dl>
        <dt>Requester</dt>
        <dd data-field="requester">
          ${
            requester.name !== null &&
            html`<bdi data-field="name">${requester.name}</bdi>`
          }
          <a data-field="email" href="mailto:${requester.email}"
            >${requester.email}</a
          >
          ${
            requester.company !== null &&
            html`<small><bdi>${requester.company}</bdi></small>`
          }
        </dd>
        ${
          cc.length > 0 &&
          html`<dt>Cc</dt>
            <dd>${cc.join(", ")}</dd>`
        }
      </dl>
    </header>
    <ol id="thread" aria-label="Messages">
      ${messages.map(message)}
    </ol>
    ${actions(ticket)}`;
}

/** What stands beside the list while no ticket is open. */
export function listContent(tickets: readonly Ticket[]): Html {
  const waiting = tickets.filter(({ status }) => status === "open").length;
  return html`<div class="empty">
    <h1>Choose a ticket</h1>
    <p>${waiting} of ${tickets.length} wait for an answer.</p>
  </div>`;
}

function message({ from, side, at, text }: Message): Html {
  const name = from.name ?? from.email;
  return html`<li class="message ${side}">
    <p class="line">
      <b><bdi>${name}</bdi></b>
      <small>${side === "agent" ? html`from ${DESK_ADDRESS}` : ""}</small>
      <time datetime="${new Date(at).toISOString()}">${timeOf(at)}</time>
    </p>
    ${text.split("\n\n").map((paragraph) => html`<p>${paragraph}</p>`)}
  </li>`;
}

function actions({ number, status }: Ticket): Html {
  const isSolved = status === "solved";
  return html`<form
    class="actions"
    method="post"
    action="/helpdesk/tickets/${number}/${isSolved ? "reopen" : "solve"}"
  >
    <p>Replies are not sent: this helpdesk is made up.</p>
    <button class="${isSolved ? "quiet" : "main"}">
      ${isSolved ? "Reopen" : "Mark as solved"}
    </button>
  </form>`;
}

function timeOf(at: number): string {
  return new Intl.DateTimeFormat("en", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(at);
}
