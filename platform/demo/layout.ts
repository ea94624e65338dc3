import type { Reply } from "../http/message.ts";
import { PLATFORM_NAME } from "../settings.ts";
import type { SignIn, User } from "../store.ts";
import { siteDocument } from "./document.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { SECTIONS } from "./site-map.ts";
import type { SitePage } from "./site-map.ts";

const SITE = { name: PLATFORM_NAME, styles: "/demo/assets/demo.css" };

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
  return siteDocument(
    SITE,
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
  return siteDocument(
    SITE,
    status,
    title,
    script,
    html`<main class="plain" id="content">
      <p class="brand">${mark()}<span>${PLATFORM_NAME}</span></p>
      ${content}
    </main>`,
  );
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
