import { computed, createModel, signal } from "@preact/signals";
import {
  type DashboardAddress,
  type DashboardPage,
  dashboardHash,
  parseDashboard,
} from "../domain/dashboard-address.ts";

export interface RoutePorts {
  /** The hash that the tab was opened with. */
  readonly hash: string;
  /** Writes the address bar: as a new entry of the tab's history, or in the place of the present one. */
  readonly write: (hash: string, how: "push" | "replace") => void;
}

/** Where in the dashboard somebody is. The address bar is its memory: reload, back and forward, and a link lead there. */
export const RouteModel = createModel((ports: RoutePorts) => {
  const address = signal<DashboardAddress>(parseDashboard(ports.hash));

  const move = (next: DashboardAddress, how: "push" | "replace"): void => {
    if (dashboardHash(next) === dashboardHash(address.peek())) return;
    address.value = next;
    ports.write(dashboardHash(next), how);
  };

  return {
    address: computed(() => address.value),
    page: computed(() => address.value.page),
    /** What is asked of the present page. */
    query: computed(() => address.value.query),
    /** To another place: back leads here again. */
    go: (page: DashboardPage, query: DashboardAddress["query"] = {}): void =>
      move({ page, query }, "push"),
    /** The same page asks for something else: back leads to where one was before it, not through each choice. */
    ask: (query: DashboardAddress["query"]): void =>
      move({ page: address.peek().page, query }, "replace"),
    /** The address bar shows something else: by back, by forward, or by hand. */
    hear(hash: string): void {
      if (hash !== dashboardHash(address.peek()))
        address.value = parseDashboard(hash);
    },
  };
});

export type RouteModel = InstanceType<typeof RouteModel>;
