import type { Clock } from "../clock.ts";
import type { Request } from "../http/message.ts";
import type { SignIn, Store } from "../store.ts";

const NAME = "northwind_sign_in";

/** Who the browser of this request is signed in as, if anybody. */
export async function currentSignIn(
  request: Request,
  store: Store,
  clock: Clock,
): Promise<SignIn | undefined> {
  const secret = cookieSecret(request);
  return secret === undefined
    ? undefined
    : store.findSignIn(secret, clock.now());
}

/** The secret that the browser sent back, unchecked. */
export function cookieSecret(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? "").split(";");
  const own = pairs.find((pair) => pair.trim().startsWith(`${NAME}=`));
  return own?.trim().slice(NAME.length + 1);
}

/**
 * The value of `Set-Cookie` for a sign-in. No `Secure`, because the loopback
 * address has no TLS; a platform on the web adds it.
 */
export function setCookie(secret: string): string {
  return `${NAME}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
}

/** The value of `Set-Cookie` that makes the browser forget its sign-in. */
export function clearCookie(): string {
  return `${setCookie("")}; Max-Age=0`;
}
