import { computed, createModel, signal } from "@preact/signals";
import { siteOf } from "../domain/ticket-site.ts";
import type { Send } from "../messaging/client.ts";
import type { SiteOutcome } from "../domain/ticket-site.ts";

export interface TicketSite {
  readonly site: string;
  /** False: the browser's permission was withdrawn, so nothing of it is read. */
  readonly granted: boolean;
}

export interface TicketSitesPorts {
  /** The user's list as it is on the disk. */
  readonly read: () => Promise<readonly string[]>;
  readonly isGranted: (site: string) => Promise<boolean>;
  readonly send: Send;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (site: string) => Promise<boolean>;
}

/** The sites whose pages may be read for addresses, for the page of settings. */
export const TicketSitesModel = createModel((ports: TicketSitesPorts) => {
  const sites = signal<readonly TicketSite[] | null>(null);
  const text = signal("");
  const problem = signal<SiteOutcome | null>(null);
  let reading = 0;

  const open = async (): Promise<void> => {
    const mine = ++reading;
    const listed = await ports.read();
    const next = await Promise.all(
      listed.map(async (site) => ({
        site,
        granted: await ports.isGranted(site),
      })),
    );
    if (mine === reading) sites.value = next;
  };

  const read = async (site: string): Promise<void> => {
    const isAllowed = await ports.requestAccess(site);
    const outcome = isAllowed
      ? await ports.send({ type: "readSite", site })
      : "not_allowed";
    problem.value = outcome;
    if (outcome === "done") text.value = "";
    await open();
  };

  return {
    sites: computed(() => sites.value),
    text: computed(() => text.value),
    /** Why the last wish came to nothing. */
    problem: computed(() => problem.value),
    open,
    type(typed: string): void {
      text.value = typed;
      problem.value = null;
    },
    /** Adds the site of the address in the field. To be called in the click itself, as `read`. */
    async add(): Promise<void> {
      const site = siteOf(text.peek());
      if (site === null) problem.value = "not_a_site";
      else await read(site);
    },
    read,
    async stop(site: string): Promise<void> {
      await ports.send({ type: "stopSite", site });
      await open();
    },
  };
});

export type TicketSitesModel = InstanceType<typeof TicketSitesModel>;
