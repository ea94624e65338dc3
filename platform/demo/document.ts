import type { Reply } from "../http/message.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** Scripts and styles come from this server only, and nobody may frame the pages. */
const PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

/** A site of this server: its name, and where its styles are. */
export interface Site {
  readonly name: string;
  readonly styles: string;
}

/** A whole page of a site. */
export function siteDocument(
  { name, styles }: Site,
  status: number,
  title: string,
  head: Html | null,
  body: Html,
): Reply {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${name}</title>
        <link rel="icon" href="/demo/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${styles}" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return { status, headers: PAGE_HEADERS, body: page.html };
}
