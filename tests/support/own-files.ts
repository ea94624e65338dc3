import { readFileSync } from "node:fs";
import { vi } from "vitest";

const ROOT = "chrome-extension://rollcall/";

/** Files that the extension came with are answered as the browser answers them; all else goes its way. */
export const answerOwnFiles = (): void => {
  const network = globalThis.fetch;
  vi.stubGlobal("fetch", (address: string, init?: RequestInit) => {
    if (!address.startsWith(ROOT)) return network(address, init);
    const path = new URL(
      `../../public/${address.slice(ROOT.length)}`,
      import.meta.url,
    );
    return Promise.resolve(new Response(readFileSync(path)));
  });
};
