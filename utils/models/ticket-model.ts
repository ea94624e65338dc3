import {
  type ReadonlySignal,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import type { ShownTab } from "../domain/shown-tab.ts";
import { isOfPage, siteOf } from "../domain/ticket-site.ts";
import type { Sighting } from "../domain/ticket.ts";
import type { TicketRef } from "../domain/watch.ts";
import type { Send } from "../messaging/client.ts";
import type { SiteOutcome } from "../domain/ticket-site.ts";
import type { People } from "./people.ts";
import { createAnswer } from "./ticket-answer.ts";
import { type TicketState, stateOf } from "./ticket-state.ts";

export interface TicketPorts {
  readonly people: ReadonlySignal<People | null>;
  /** The active tab of this window; null: not known yet. */
  readonly tab: ReadonlySignal<ShownTab | null>;
  /** What was last seen on its page. */
  readonly sighting: ReadonlySignal<Sighting | null>;
  /** The sites that the user allowed to be read; null: not read yet. */
  readonly sites: ReadonlySignal<readonly string[] | null>;
  readonly send: Send;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (site: string) => Promise<boolean>;
  /** Has the browser itself ask for the site of a tab that we may not know; null where it cannot. */
  readonly askForTab: ((tab: number) => Promise<void>) | null;
  /** What the user does not want to be told again, kept where the page is. */
  readonly hints: {
    readonly hidden: () => readonly string[];
    readonly hide: (hint: string) => void;
  };
}

/** More choices than anybody's open tickets; older ones are forgotten. */
const MOST_CHOICES = 200;

/** The ticket beside the panel: who of the list it is about. All from local data: it works with the platform down. */
export const TicketModel = createModel((ports: TicketPorts) => {
  const { people, tab, sites, send } = ports;
  const chosen = signal<ReadonlyMap<string, PersonId>>(new Map());
  const hidden = signal(ports.hints.hidden());
  const problem = signal<SiteOutcome | null>(null);
  const asked = signal<ShownTab | null>(null);
  const isAsked = computed(
    () =>
      asked.value !== null &&
      asked.value.id === tab.value?.id &&
      asked.value.page === tab.value.page,
  );

  /** Only of the page that the tab shows: what was seen on the last one says nothing of this one. */
  const sighting = computed((): Sighting | null => {
    const seen = ports.sighting.value;
    const url = tab.value?.url ?? null;
    return seen !== null && url !== null && isOfPage(seen, url) ? seen : null;
  });
  const answer = createAnswer({ people, sighting, chosen });

  const state = computed((): TicketState =>
    stateOf({
      tab: tab.value,
      sites: sites.value,
      hidden: hidden.value,
      answer: answer.value,
      canAsk: ports.askForTab !== null,
      asked: isAsked.value,
    }),
  );

  const note = (outcome: SiteOutcome): void => {
    problem.value = outcome === "done" ? null : outcome;
  };

  // The browser asked for the tab's site, and the user allowed it there: that is the click to read it.
  effect(() => {
    const site = isAsked.value ? siteOf(tab.value?.url ?? null) : null;
    if (site === null) return;
    asked.value = null;
    void send({ type: "readSite", site });
  });

  return {
    state,
    /** Why the last wish to read something came to nothing. */
    problem: computed(() => problem.value),
    ticket: computed((): TicketRef | null => {
      const seen = sighting.value;
      if (seen === null) return null;
      const { url, title, closed } = seen;
      return { url, title, closed, tab: tab.value?.id ?? null };
    }),
    choose(person: PersonId): void {
      const url = sighting.peek()?.url;
      if (url === undefined) return;
      const others = [...chosen.peek()].filter(([other]) => other !== url);
      chosen.value = new Map(
        [...others, [url, person] as const].slice(-MOST_CHOICES),
      );
    },
    /** Reads this site's pages from now on. To be called in the click itself. */
    async readSite(site: string): Promise<void> {
      const isAllowed = await ports.requestAccess(site);
      note(isAllowed ? await send({ type: "readSite", site }) : "not_allowed");
    },
    /** Reads the page that is shown, this once. */
    async readPage(id: number): Promise<void> {
      note(await send({ type: "readPage", tab: id }));
    },
    /** Has the browser ask, beside its address bar, for the site that we may not know. */
    async askForTab(): Promise<void> {
      const shown = tab.peek();
      if (shown === null) return;
      asked.value = shown;
      await ports.askForTab?.(shown.id);
    },
    hide(hint: string): void {
      ports.hints.hide(hint);
      hidden.value = [...hidden.peek(), hint];
    },
  };
});

export type TicketModel = InstanceType<typeof TicketModel>;
