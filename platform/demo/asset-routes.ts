import { readFileSync } from "node:fs";
import type { Route } from "../http/router.ts";

/** What is served, its type, and the files that it is put together from. */
export type Asset = readonly [string, string, readonly URL[]];

/** Files of pages, read once: no request can name another file. */
export function assetRoutesAt(
  folder: string,
  assets: readonly Asset[],
): Route[] {
  return assets.map(([name, type, files]) => {
    const body = Buffer.concat(files.map((file) => readFileSync(file)));
    const headers = { "Content-Type": type };
    return {
      path: `${folder}/${name}`,
      methods: { GET: async () => ({ status: 200, headers, body }) },
    };
  });
}
