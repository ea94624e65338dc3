import { CUSTOMERS, ORDERS, euros } from "./catalog.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { ordersTable } from "./tables.ts";

/** Orders a day of the last two weeks. */
const TREND = [14, 18, 17, 22, 25, 12, 9, 19, 23, 21, 27, 31, 16, 13] as const;
const WIDTH = 960;
const HEIGHT = 140;
const LATEST = 6;

/** The first page after the sign-in. */
export function dashboardContent(): Html {
  const sales = ORDERS.reduce((cents, { total }) => cents + total, 0);
  const returned = ORDERS.filter(({ state }) => state === "Returned").length;
  return html`<h1>Dashboard</h1>
    <p class="lead">The shop at a glance.</p>
    <div class="cards">
      ${card("Sales this month", euros(sales))}
      ${card("Orders", String(ORDERS.length))}
      ${card("Customers", String(CUSTOMERS.length))}
      ${card("Returns", String(returned))}
    </div>
    <figure class="card">
      <figcaption>Orders a day, last 14 days</figcaption>
      ${chart()}
    </figure>
    <h2>Latest orders</h2>
    ${ordersTable("Latest orders", ORDERS.slice(0, LATEST))}`;
}

function card(name: string, value: string): Html {
  return html`<div class="card stat"><span>${name}</span><b>${value}</b></div>`;
}

function chart(): Html {
  const most = Math.max(...TREND);
  const room = WIDTH / TREND.length;
  const bars = TREND.map((count, index) => {
    const height = Math.round((count / most) * (HEIGHT - 10));
    return html`<rect
      x="${Math.round(index * room + 5)}"
      y="${HEIGHT - height}"
      width="${Math.round(room - 10)}"
      height="${height}"
      rx="4"
    />`;
  });
  return html`<svg
    class="chart"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="Between ${Math.min(...TREND)} and ${most} orders a day"
  >
    ${bars}
  </svg>`;
}
