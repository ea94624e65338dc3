import { randomBytes } from "node:crypto";
import { refuseCrossSite } from "../http/guard.ts";
import { empty } from "../http/message.ts";
import type { Handler, Reply, Request } from "../http/message.ts";
import type { Route } from "../http/router.ts";
import type { PlatformParts } from "../routes.ts";
import { SIGN_IN_MS } from "../settings.ts";
import { assetRoutes } from "./assets.ts";
import {
  clearCookie,
  cookieSecret,
  currentSignIn,
  setCookie,
} from "./cookie.ts";
import { html } from "./html.ts";
import { adminPage, plainPage } from "./layout.ts";
import type { Visitor } from "./layout.ts";
import { pageContent } from "./pages.ts";
import { personContent } from "./person-page.ts";
import { signInPage } from "./sign-in-page.ts";
import { sitePage } from "./site-map.ts";

const SIGN_IN = "/demo/sign-in";
const HOME = "/demo/dashboard";
const MOST_TO_CHOOSE_FROM = 48;

/** The demo pages: a small shop's admin, whose visitors are really online. */
export function demoRoutes(parts: PlatformParts): Route[] {
  const goHome: Handler = async () => goTo(HOME);
  return [
    { path: "/", methods: { GET: goHome } },
    { path: /^\/demo\/?$/, methods: { GET: goHome } },
    ...assetRoutes(),
    { path: SIGN_IN, methods: { GET: showSignIn(parts), POST: signIn(parts) } },
    { path: "/demo/sign-out", methods: { POST: signOut(parts) } },
    { path: /^\/demo\//, methods: { GET: showPage(parts) } },
  ];
}

function showSignIn({ store }: PlatformParts): Handler {
  return async () =>
    signInPage(await store.peopleToSignIn(MOST_TO_CHOOSE_FROM));
}

function signIn({ store, clock, hosts }: PlatformParts): Handler {
  return async (request) => {
    const refusal = refuseCrossSite(request, hosts);
    if (refusal) return refusal;
    const body = await request.readBody();
    if (!body.ok) return body.problem;
    const wanted = new URLSearchParams(body.text).get("user") ?? "";
    const user = await store.findUser(wanted);
    if (user?.account !== "active")
      return signInPage(
        await store.peopleToSignIn(MOST_TO_CHOOSE_FROM),
        "Nobody with an active account has that address.",
      );
    const secret = randomBytes(32).toString("base64url");
    const now = clock.now();
    await store.signIn(secret, user.id, now, now + SIGN_IN_MS);
    return goTo(HOME, { "Set-Cookie": setCookie(secret) });
  };
}

function signOut({ store, clock, hosts }: PlatformParts): Handler {
  return async (request) => {
    const refusal = refuseCrossSite(request, hosts);
    if (refusal) return refusal;
    const secret = cookieSecret(request);
    if (secret !== undefined) await store.signOut(secret, clock.now());
    return goTo(SIGN_IN, { "Set-Cookie": clearCookie() });
  };
}

function showPage(parts: PlatformParts): Handler {
  return async (request) => {
    const visitor = await visitorOf(request, parts);
    const path = request.path.slice("/demo".length);
    const page = sitePage(path);
    if (!visitor) return page ? goTo(SIGN_IN) : noSuchPage();
    const content = pageContent(path);
    if (page && content)
      return adminPage(page, content, visitor, parts.beatEveryMs);
    return (await personPage(path, visitor, parts)) ?? noSuchPage();
  };
}

/** Where `userUrl` of the description leads. */
async function personPage(
  path: string,
  visitor: Visitor,
  { store, beatEveryMs }: PlatformParts,
): Promise<Reply | undefined> {
  const id = /^\/people\/([\w-]{1,128})$/.exec(path)?.[1];
  const user = id === undefined ? undefined : await store.findUser(id);
  if (!user) return undefined;
  const title = user.name ?? user.email;
  const page = { path, title, feature: "Settings" };
  return adminPage(page, personContent(user), visitor, beatEveryMs);
}

async function visitorOf(
  request: Request,
  { store, clock }: PlatformParts,
): Promise<Visitor | undefined> {
  const signIn = await currentSignIn(request, store, clock);
  const user = signIn && (await store.findUser(signIn.userId));
  return signIn && user && { user, signIn };
}

function noSuchPage(): Reply {
  return plainPage(
    404,
    "Not found",
    html`<div class="card">
      <h1>There is no such page</h1>
      <p><a href="${HOME}">Go to the dashboard</a></p>
    </div>`,
  );
}

function goTo(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return empty(303, { Location: path, ...headers });
}
