import { euros } from "./catalog.ts";
import type { Order } from "./catalog.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** A table with a caption for those who cannot see the heading above it. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly Html[],
): Html {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  return html`<div class="scroll card">
    <table>
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export function ordersTable(caption: string, orders: readonly Order[]): Html {
  return table(
    caption,
    ["Order", "Customer", "Item", "Total", "State"],
    orders.map(
      ({ number, customer, item, quantity, total, state }) =>
        html`<tr>
          <td><a href="/demo/orders/${number}">#${number}</a></td>
          <td><a href="/demo/customers/${customer.id}">${customer.name}</a></td>
          <td>${quantity} × ${item}</td>
          <td class="number">${euros(total)}</td>
          <td><span class="pill" data-state="${state}">${state}</span></td>
        </tr>`,
    ),
  );
}
