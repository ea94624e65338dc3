import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { type MappedRequest, isHeaderName } from "../mapping/mapping-list.ts";
import type { Mapping } from "../mapping/mapping.ts";
import {
  type Credentials,
  NO_CREDENTIALS,
  basic,
  bearer,
  inHeader,
  isHeaderText,
} from "../transport/credentials.ts";
import type { HttpRequest } from "../transport/http.ts";

/** What a page adds to the request of its list. */
export interface PageParameters {
  /** Of the query, or of the body where there is one; names with dots lead into JSON. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** In the place of {page} in the path. */
  readonly inPath?: number;
  /** The whole address, of this origin, as the answer before gave it. */
  readonly url?: string;
}

export const FIRST_PAGE: PageParameters = { parameters: {} };

/** What a request carries: the secret in its place, whatever that is. Null: there is none. */
interface Carried {
  readonly credentials: Credentials;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

const bare = (credentials: Credentials): Carried => ({
  credentials,
  query: {},
  form: {},
});

/** @param secret of OAuth: the access token that was got for it */
const carry = (auth: Mapping["auth"], secret: string | null): Carried => {
  if (secret === null || auth.kind === "none") return bare(NO_CREDENTIALS);
  const hidden: Credentials = {
    headers: {},
    secrets: [
      ...[secret, encodeURIComponent(secret)],
      // As a form, and the query that we send, write it.
      new URLSearchParams({ _: secret }).toString().slice(2),
    ],
  };
  switch (auth.kind) {
    case "bearer":
    case "oauth2":
      return bare(bearer(secret));
    case "basic":
      return bare(basic(auth.user ?? null, secret));
    case "header":
      return bare(inHeader(auth.name, secret, auth.prefix));
    case "query":
      return { credentials: hidden, query: { [auth.name]: secret }, form: {} };
    case "form":
      return { credentials: hidden, query: {}, form: { [auth.name]: secret } };
    default:
      return auth satisfies never;
  }
};

/**
 * The request of a page. Never leaves the address' origin: what would fails with `bad_settings`.
 * @param secret null: there is none, and nothing stands in its place
 */
export const requestOf = (
  { auth }: Pick<Mapping, "auth">,
  request: MappedRequest,
  {
    address,
    secret,
  }: { readonly address: string; readonly secret: string | null },
  page: PageParameters = FIRST_PAGE,
): Result<Omit<HttpRequest, "mark">, Failure> => {
  // `fetch` would throw, as it does where there is no network.
  if (auth.kind === "header" && !isHeaderName(auth.name))
    return fail({ code: "bad_settings", at: "mapping.auth.name" });
  const carried = carry(auth, secret);
  const inBody = request.body !== undefined;
  const url = urlOf(
    address,
    page.url ?? request.path.replaceAll("{page}", String(page.inPath ?? "")),
  );
  if (url === null)
    return fail({ code: "bad_settings", at: "mapping.list.request.path" });
  const query = {
    ...(page.url === undefined ? request.query : {}),
    ...(inBody ? {} : page.parameters),
    ...carried.query,
  };
  for (const [name, value] of Object.entries(query))
    url.searchParams.set(name, String(value));
  const body = bodyOf(
    request.body,
    inBody ? page.parameters : {},
    carried.form,
  );
  return ok({
    url: url.href,
    credentials: carried.credentials,
    headers: { ...sendable(request.headers), ...body.headers },
    ...(body.text === null ? {} : { body: body.text }),
  });
};

/** Null for an address that is elsewhere, or none. */
export const urlOf = (address: string, path: string): URL | null => {
  const base = new URL(address);
  const whole = /^https?:\/\//i.test(path)
    ? path
    : `${address}${/^(?:[/?]|$)/.test(path) ? "" : "/"}${path}`;
  const url = URL.parse(whole);
  if (url?.origin !== base.origin || url.username !== "" || url.password !== "")
    return null;
  url.hash = "";
  return url;
};

/** A header that is no text of one would break the request. */
const sendable = (
  headers: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).filter(([, value]) => isHeaderText(value)),
  );

const bodyOf = (
  body: MappedRequest["body"],
  parameters: PageParameters["parameters"],
  secret: Readonly<Record<string, string>>,
): {
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
} => {
  if (body?.kind === "json") {
    const json = Object.entries(parameters).reduce<unknown>(
      (all, [name, value]) => withMember(all, name.split("."), value),
      body.json,
    );
    return {
      text: JSON.stringify(json) ?? "null",
      headers: { "Content-Type": "application/json" },
    };
  }
  const form = { ...body?.form, ...parameters, ...secret };
  if (body === undefined && Object.keys(secret).length === 0)
    return { text: null, headers: {} };
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    encoded.set(name, String(value));
  return {
    text: encoded.toString(),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  };
};

const withMember = (
  json: unknown,
  [name = "", ...rest]: readonly string[],
  value: string | number,
): unknown => {
  const members =
    typeof json === "object" && json !== null && !Array.isArray(json)
      ? // CAST: an object that is no array can be read by key.
        (json as Readonly<Record<string, unknown>>)
      : {};
  return Object.fromEntries([
    ...Object.entries(members).filter(([key]) => key !== name),
    [name, rest.length === 0 ? value : withMember(members[name], rest, value)],
  ]);
};
