/** How a request says who asks. */
export interface Credentials {
  /** Sent with every request; of a request's own headers, these win. */
  readonly headers: Readonly<Record<string, string>>;
  /** What must never be seen again, whoever says it back. */
  readonly secrets: readonly string[];
}

export const NO_CREDENTIALS: Credentials = { headers: {}, secrets: [] };

/** RFC 6750. Null: nothing is sent at all. */
export const bearer = (token: string | null): Credentials =>
  token === null ? NO_CREDENTIALS : inHeader("Authorization", token, "Bearer ");

/**
 * RFC 7617, as UTF-8.
 * @param user null: the secret holds both, "user:password"
 */
export const basic = (user: string | null, secret: string): Credentials => {
  const pair = user === null ? secret : `${user}:${secret}`;
  const sealed = btoa(String.fromCharCode(...new TextEncoder().encode(pair)));
  return {
    headers: { Authorization: `Basic ${sealed}` },
    secrets: [secret, sealed],
  };
};

/** A header of the product's own. A secret that is no header's text (line breaks, letters beyond Latin-1) is sent as none. */
export const inHeader = (
  name: string,
  secret: string,
  prefix = "",
): Credentials => ({
  headers: isHeaderText(secret) ? { [name]: `${prefix}${secret}` } : {},
  secrets: [secret],
});

/** What `fetch` takes as a header without throwing. */
export const isHeaderText = (text: string): boolean =>
  /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(text);

/** Does a text give one of the secrets back? */
export const tells = (
  text: string,
  { secrets }: Pick<Credentials, "secrets">,
): boolean => secrets.some((secret) => secret !== "" && text.includes(secret));
