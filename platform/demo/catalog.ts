/** What the shop sells, to whom. Made up, and the same at every start. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly email: string;
}

export interface Order {
  readonly number: number;
  readonly customer: Customer;
  readonly item: string;
  readonly quantity: number;
  /** In cents. */
  readonly total: number;
  readonly state: "New" | "Packed" | "Shipped" | "Returned";
}

const CUSTOMER_SEEDS = [
  ["Fjällräven Sports Club", "Umeå"],
  ["Alpine Rescue Bern", "Bern"],
  ["Sierra Trail School", "Granada"],
  ["Harbour Kayaks", "Bergen"],
  ["Blue Ridge Guides", "Asheville"],
  ["Kyoto Walking Tours", "京都"],
  ["Atlas Expeditions", "Marrakesh"],
  ["Lofoten Cabins", "Svolvær"],
  ["Patagonia Hostels", "El Chaltén"],
  ["Tatra Mountain Huts", "Zakopane"],
  ["Southern Alps Heli", "Queenstown"],
  ["Highland Rangers", "Fort William"],
] as const;

const ITEMS = [
  ["Trekking tent, 2 people", 34_900],
  ["Down jacket", 22_900],
  ["Rope 60 m", 18_950],
  ["Storm stove", 7_990],
  ["Rucksack 55 l", 15_990],
  ["Head torch", 4_450],
  ["Wool socks, 3 pairs", 3_990],
] as const;

const STATES = ["New", "Packed", "Shipped", "Shipped", "Returned"] as const;
const FIRST_ORDER = 10_241;
const ORDER_COUNT = 36;

export const CUSTOMERS: readonly Customer[] = CUSTOMER_SEEDS.map(
  ([name, city], index) => ({
    id: `c${101 + index}`,
    name,
    city,
    email: `orders@customer${101 + index}.example`,
  }),
);

/** Newest first. */
export const ORDERS: readonly Order[] = Array.from(
  { length: ORDER_COUNT },
  (_, index) => makeOrder(FIRST_ORDER + ORDER_COUNT - 1 - index, index),
);

export function orderByNumber(number: string): Order | undefined {
  return ORDERS.find((order) => String(order.number) === number);
}

export function customerById(id: string): Customer | undefined {
  return CUSTOMERS.find((customer) => customer.id === id);
}

/** An amount in cents as the shop writes it. */
export function euros(cents: number): string {
  return new Intl.NumberFormat("en-IE", {
    style: "currency",
    currency: "EUR",
  }).format(cents / 100);
}

function makeOrder(number: number, index: number): Order {
  const [item, price] = pick(ITEMS, number * 5);
  const quantity = 1 + ((number * 7) % 4);
  return {
    number,
    customer: pick(CUSTOMERS, number * 7),
    item,
    quantity,
    total: quantity * price,
    // The newest orders cannot have been shipped yet.
    state: index < 4 ? "New" : pick(STATES, number * 3),
  };
}

function pick<T>(from: readonly T[], at: number): T {
  const picked = from[at % from.length];
  if (picked === undefined) throw new Error("Nothing to pick from.");
  return picked;
}
