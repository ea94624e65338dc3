import { CUSTOMERS, ORDERS } from "./catalog.ts";

/** A page of the shop's admin. `path` begins with a slash and follows the address of the demo pages. */
export interface SitePage {
  readonly path: string;
  readonly title: string;
  readonly feature: string;
}

/** The pages of the main navigation, in its order; `feature` is the name of the link. */
export const SECTIONS: readonly SitePage[] = [
  { path: "/dashboard", title: "Dashboard", feature: "Dashboard" },
  { path: "/orders", title: "Orders", feature: "Orders" },
  { path: "/customers", title: "Customers", feature: "Customers" },
  { path: "/billing/invoices", title: "Invoices", feature: "Billing" },
  { path: "/settings/roles", title: "Roles", feature: "Settings" },
  { path: "/help", title: "Help", feature: "Help" },
];

const ORDER_PAGES = ORDERS.map(({ number }): SitePage => ({
  path: `/orders/${number}`,
  title: `Order ${number}`,
  feature: "Orders",
}));

const CUSTOMER_PAGES = CUSTOMERS.map(({ id, name }): SitePage => ({
  path: `/customers/${id}`,
  title: name,
  feature: "Customers",
}));

const PAGES = new Map(
  [...SECTIONS, ...ORDER_PAGES, ...CUSTOMER_PAGES].map((page) => [
    page.path,
    page,
  ]),
);

/** Undefined if the shop has no such page. */
export function sitePage(path: string): SitePage | undefined {
  return PAGES.get(path);
}
