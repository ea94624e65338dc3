import type { Page } from "puppeteer-core";

/** What the worker wrote of the watches, as far as the tests compare it. */
export interface KeptWatches {
  readonly watches: readonly {
    readonly person: string;
    readonly fires: number;
    readonly ended: string | null;
    readonly ticket: string | null;
  }[];
  readonly notices: readonly {
    readonly telling: string;
    readonly ticket: string | null;
  }[];
}

interface Ticketed {
  readonly ticket: { readonly url: string } | null;
}

/** Reads watches and outbox from the disk, from a page of the extension. */
export const keptWatches = (page: Page): Promise<KeptWatches> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("rollcall");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("no reason"));
    });
    const all = (store: string): Promise<unknown[]> =>
      new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("no reason"));
      });
    // CAST (both): what the worker writes.
    const watches = (await all("watches")) as (Ticketed & {
      readonly person: string;
      readonly fires: number;
      readonly ended: { readonly why: string } | null;
    })[];
    const notices = (await all("notices")) as (Ticketed & {
      readonly telling: { readonly kind: string };
    })[];
    database.close();
    return {
      watches: watches.map(({ person, fires, ended, ticket }) => ({
        person,
        fires,
        ended: ended?.why ?? null,
        ticket: ticket?.url ?? null,
      })),
      notices: notices.map(({ telling, ticket }) => ({
        telling: telling.kind,
        ticket: ticket?.url ?? null,
      })),
    };
  });
