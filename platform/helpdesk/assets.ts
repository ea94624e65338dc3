import { readFileSync } from "node:fs";
import type { Route } from "../http/router.ts";

const ASSETS: readonly (readonly [string, string])[] = [
  ["helpdesk.css", "text/css; charset=utf-8"],
  ["helpdesk.js", "text/javascript; charset=utf-8"],
  ["hostile.js", "text/javascript; charset=utf-8"],
];

/** The files of the pages, read once: no request can name another file. */
export function assetRoutes(): Route[] {
  return ASSETS.map(([name, type]) => {
    const body = readFileSync(new URL(`./assets/${name}`, import.meta.url));
    const headers = { "Content-Type": type };
    return {
      path: `/helpdesk/assets/${name}`,
      methods: { GET: async () => ({ status: 200, headers, body }) },
    };
  });
}
