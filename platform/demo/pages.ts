import type { Role } from "../settings.ts";
import { ROLES } from "../settings.ts";
import {
  CUSTOMERS,
  ORDERS,
  customerById,
  euros,
  orderByNumber,
} from "./catalog.ts";
import { dashboardContent } from "./dashboard.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { ordersTable, table } from "./tables.ts";

/** What stands on a page of the site map. Undefined if there is no such page. */
export function pageContent(path: string): Html | undefined {
  const [, section, id] = path.split("/");
  switch (section) {
    case "dashboard":
      return dashboardContent();
    case "orders":
      return id === undefined ? ordersContent() : orderContent(id);
    case "customers":
      return id === undefined ? customersContent() : customerContent(id);
    case "billing":
      return invoicesContent();
    case "settings":
      return rolesContent();
    case "help":
      return helpContent();
    default:
      return undefined;
  }
}

function ordersContent(): Html {
  const open = ORDERS.filter(({ state }) => state === "New").length;
  return html`<h1>Orders</h1>
    <p class="lead">${ORDERS.length} orders this month, ${open} to pack.</p>
    ${ordersTable("Orders", ORDERS)}`;
}

function orderContent(number: string): Html | undefined {
  const order = orderByNumber(number);
  if (!order) return undefined;
  const { customer, item, quantity, total, state } = order;
  return html`<p class="crumbs"><a href="/demo/orders">All orders</a></p>
    <h1>Order ${order.number}</h1>
    <p class="lead">
      <span class="pill" data-state="${state}">${state}</span> for
      <a href="/demo/customers/${customer.id}">${customer.name}</a>
    </p>
    <dl class="card facts">
      <dt>Item</dt>
      <dd>${item}</dd>
      <dt>Quantity</dt>
      <dd>${quantity}</dd>
      <dt>Total</dt>
      <dd>${euros(total)}</dd>
      <dt>Ship to</dt>
      <dd>${customer.city}</dd>
    </dl>
    <label class="field"
      >Note to the warehouse
      <textarea rows="4" placeholder="Only colleagues see this"></textarea>
    </label>`;
}

function customersContent(): Html {
  return html`<h1>Customers</h1>
    <p class="lead">Clubs, schools and guides who buy from us.</p>
    ${table(
      "Customers",
      ["Name", "City", "Orders", "Email"],
      CUSTOMERS.map(
        ({ id, name, city, email }) =>
          html`<tr>
            <td><a href="/demo/customers/${id}">${name}</a></td>
            <td>${city}</td>
            <td class="number">${ordersOf(id).length}</td>
            <td>${email}</td>
          </tr>`,
      ),
    )}`;
}

function customerContent(id: string): Html | undefined {
  const customer = customerById(id);
  if (!customer) return undefined;
  return html`<p class="crumbs"><a href="/demo/customers">All customers</a></p>
    <h1>${customer.name}</h1>
    <p class="lead">${customer.city} · ${customer.email}</p>
    <h2>Orders</h2>
    ${ordersTable(`Orders of ${customer.name}`, ordersOf(id))}`;
}

function invoicesContent(): Html {
  const due = ORDERS.filter(({ state }) => state === "Shipped");
  const sum = due.reduce((cents, { total }) => cents + total, 0);
  return html`<h1>Invoices</h1>
    <p class="lead">${due.length} invoices are open, ${euros(sum)} in all.</p>
    ${table(
      "Open invoices",
      ["Invoice", "Customer", "Order", "Amount"],
      due.map(
        ({ number, customer, total }) =>
          html`<tr>
            <td>NW-${number}</td>
            <td>${customer.name}</td>
            <td><a href="/demo/orders/${number}">#${number}</a></td>
            <td class="number">${euros(total)}</td>
          </tr>`,
      ),
    )}`;
}

const RIGHTS: Readonly<Record<Role, string>> = {
  owner: "Everything, and the contract",
  admin: "Everything but the contract",
  manager: "Orders, customers, billing and reports",
  agent: "Orders and customers",
  team: "Orders",
  viewer: "Reading only",
};

function rolesContent(): Html {
  const rows = ROLES.map(
    (role) =>
      html`<tr>
        <td><b>${role}</b></td>
        <td>${RIGHTS[role]}</td>
      </tr>`,
  );
  return html`<h1>Roles</h1>
    <p class="lead">What the people of a company may do.</p>
    ${table("Roles", ["Role", "May use"], rows)}`;
}

const ANSWERS: readonly (readonly [string, string])[] = [
  [
    "Who sees that I am here?",
    "Our support team. This page tells the presence service of this shop which page you have open and when you last did something, never what you type.",
  ],
  [
    "A parcel came back. What now?",
    "Open the order, write a note to the warehouse, and set the customer's invoice on hold.",
  ],
  [
    "How do I give a colleague access?",
    "An admin invites colleagues under Settings. The account stays pending until the first sign-in.",
  ],
];

function helpContent(): Html {
  const answers = ANSWERS.map(
    ([question, answer]) =>
      html`<details class="card">
        <summary>${question}</summary>
        <p>${answer}</p>
      </details>`,
  );
  return html`<h1>Help</h1>
    <p class="lead">Short answers to what people ask most.</p>
    ${answers}`;
}

function ordersOf(customerId: string) {
  return ORDERS.filter(({ customer }) => customer.id === customerId);
}
