import { assetRoutesAt } from "../demo/asset-routes.ts";
import { BASE_STYLES } from "../demo/assets.ts";
import type { Route } from "../http/router.ts";

const at = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** The files of the pages. */
export function assetRoutes(): Route[] {
  return assetRoutesAt("/helpdesk/assets", [
    [
      "helpdesk.css",
      "text/css; charset=utf-8",
      [BASE_STYLES, at("helpdesk.css")],
    ],
    ["helpdesk.js", "text/javascript; charset=utf-8", [at("helpdesk.js")]],
    ["hostile.js", "text/javascript; charset=utf-8", [at("hostile.js")]],
  ]);
}
