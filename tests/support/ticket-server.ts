import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TicketServer {
  /** Address of the page under a path. */
  readonly at: (path: string) => string;
  readonly site: string;
  readonly stop: () => Promise<void>;
}

/** A helpdesk that shows these pages, by path; an origin of its own on this machine. */
export const startTicketServer = async (
  pages: Readonly<Record<string, string>>,
): Promise<TicketServer> => {
  const server = createServer((request, response) => {
    const html = pages[new URL(request.url ?? "/", "http://x").pathname];
    response.writeHead(html === undefined ? 404 : 200, {
      "content-type": "text/html; charset=utf-8",
    });
    response.end(html ?? "nothing here");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  // CAST: it listens on a port.
  const { port } = server.address() as AddressInfo;
  const site = `http://127.0.0.1:${port}`;
  return {
    site,
    at: (path) => site + path,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A ticket on which these addresses stand, in the order of a conversation. */
export const ticketHtml = (...addresses: readonly string[]): string =>
  `<!doctype html><title>Ticket</title><main>${addresses
    .map((address) => `<p>From: ${address} wrote</p>`)
    .join("")}</main>`;

/** Notes whatever a page could notice of an extension: what it says, what it puts in, what it asks of the page's objects. */
export const SPYING_HTML = `<!doctype html><title>Ticket</title><body><p>Mail ada@demo.test</p><script>
  window.__seen = [];
  const note = (what) => window.__seen.push(String(what));
  for (const type of ["message", "storage", "hashchange"])
    addEventListener(type, (event) => note(JSON.stringify(event.data ?? event.type)));
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) note(node.textContent);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  for (const method of ["setItem", "getItem"]) {
    const real = Storage.prototype[method];
    Storage.prototype[method] = function (...args) { note(args.join()); return real.apply(this, args); };
  }
  const { fetch: realFetch } = window;
  window.fetch = (...args) => { note(args.join()); return realFetch(...args); };
  Object.defineProperty(Object.prototype, "sighting", { set(value) { note(JSON.stringify(value)); }, get() { note("asked"); }, configurable: true });
</script>`;
