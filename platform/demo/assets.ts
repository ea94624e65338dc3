import { readFileSync } from "node:fs";
import type { Route } from "../http/router.ts";

/** What is served, its type, and the files it is put together from. */
const ASSETS: readonly (readonly [string, string, readonly string[]])[] = [
  ["demo.css", "text/css; charset=utf-8", ["shell.css", "parts.css"]],
  ["demo.js", "text/javascript; charset=utf-8", ["demo.js"]],
  ["mark.svg", "image/svg+xml", ["mark.svg"]],
];

/** The files of the pages, read once: no request can name another file. */
export function assetRoutes(): Route[] {
  return ASSETS.map(([name, type, files]) => {
    const body = Buffer.concat(files.map(read));
    const headers = { "Content-Type": type };
    return {
      path: `/demo/assets/${name}`,
      methods: { GET: async () => ({ status: 200, headers, body }) },
    };
  });
}

function read(file: string): Buffer {
  return readFileSync(new URL(`./assets/${file}`, import.meta.url));
}
