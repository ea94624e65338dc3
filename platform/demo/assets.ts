import type { Route } from "../http/router.ts";
import { assetRoutesAt } from "./asset-routes.ts";

const at = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** The styles that every site of this server begins with. */
export const BASE_STYLES = at("base.css");

/** The files of the pages. */
export function assetRoutes(): Route[] {
  return assetRoutesAt("/demo/assets", [
    [
      "demo.css",
      "text/css; charset=utf-8",
      [BASE_STYLES, at("shell.css"), at("parts.css")],
    ],
    ["demo.js", "text/javascript; charset=utf-8", [at("demo.js")]],
    ["mark.svg", "image/svg+xml", [at("mark.svg")]],
  ]);
}
