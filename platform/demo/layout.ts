import type { Reply } from "../http/message.ts";
import { PLATFORM_NAME } from "../settings.ts";
import type { SignIn, User } from "../store.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { SECTIONS } from "./site-map.ts";
import type { SitePage } from "./site-map.ts";

/** Scripts and styles come from this server only, and nobody may frame the pages. */
const PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

export interface Visitor {
  readonly user: User;
  readonly signIn: SignIn;
}

/** A page of the admin for a visitor who is signed in. */
export function adminPage(
  page: SitePage,
  content: Html,
  { user, signIn }: Visitor,
  beatEveryMs: number,
): Reply {
  const links = SECTIONS.map(({ path, feature }) => {
    const current = feature === page.feature && html` aria-current="page"`;
    return html`<a href="/demo${path}" ${current}>${feature}</a>`;
  });
  const name = user.name ?? user.email;
  return document(
    200,
    page.title,
    html`<meta name="rollcall-session" content="${signIn.key}" />
      <meta name="rollcall-beat-ms" content="${beatEveryMs}" />
      <meta name="rollcall-feature" content="${page.feature}" />
      <script src="/demo/assets/demo.js" type="module"></script>`,
    html`<a class="skip" href="#content">Skip to content</a>
      <header class="side">
        <p class="brand">${mark()}<span>${PLATFORM_NAME}</span></p>
        <nav aria-label="Main">${links}</nav>
        <div class="me">
          <span class="avatar" aria-hidden="true">${initial(name)}</span>
          <p><bdi>${name}</bdi><small>${user.role}</small></p>
          <form method="post" action="/demo/sign-out">
            <button class="quiet">Sign out</button>
          </form>
        </div>
      </header>
      <main id="content" tabindex="-1">${content}</main>`,
  );
}

/** A page without navigation, such as the one to sign in. */
export function plainPage(
  status: number,
  title: string,
  content: Html,
  script: Html | null = null,
): Reply {
  return document(
    status,
    title,
    script,
    html`<main class="plain" id="content">
      <p class="brand">${mark()}<span>${PLATFORM_NAME}</span></p>
      ${content}
    </main>`,
  );
}

function document(
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
        <title>${title} · ${PLATFORM_NAME}</title>
        <link rel="icon" href="/demo/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/demo/assets/demo.css" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return { status, headers: PAGE_HEADERS, body: page.html };
}

function mark(): Html {
  return html`<img
    src="/demo/assets/mark.svg"
    width="28"
    height="28"
    alt=""
  />`;
}

function initial(name: string): string {
  const [first = "?"] = name;
  return first.toUpperCase();
}
