import type { Status, Ticket } from "./tickets.ts";

/** The tickets and what agents did with them since the start: nothing of it is kept. */
export interface Desk {
  readonly tickets: () => readonly Ticket[];
  readonly find: (number: number) => Ticket | undefined;
  /** False if there is no such ticket. */
  readonly setStatus: (number: number, status: Status) => boolean;
}

export function openDesk(made: readonly Ticket[]): Desk {
  const tickets = new Map(made.map((ticket) => [ticket.number, ticket]));
  return {
    tickets: () => [...tickets.values()],
    find: (number) => tickets.get(number),
    setStatus: (number, status) => {
      const ticket = tickets.get(number);
      if (!ticket) return false;
      tickets.set(number, { ...ticket, status });
      return true;
    },
  };
}
