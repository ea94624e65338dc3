import { parseAddress } from "../domain/address.ts";
import type { Failure } from "../domain/failure.ts";
import {
  type LocalInstant,
  MINUTE,
  SECOND,
  localInstant,
} from "../domain/instant.ts";
import { type Fields, fieldsOf, textOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { NO_CREDENTIALS, basic } from "../transport/credentials.ts";
import { type HttpRequest, sendForBody } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import { parse } from "./json-answer.ts";

export type OAuth = Extract<Mapping["auth"], { readonly kind: "oauth2" }>;

/** What the requests of a feed carry. */
export interface SecretSource {
  /** Fails as the request for a token does. Null: there is no secret. */
  readonly get: (
    signal: AbortSignal,
  ) => Promise<Result<string | null, Failure>>;
  /** The one at hand was refused. True: another may be had. */
  readonly refuse: () => boolean;
  /** How many requests it made so far. */
  readonly requests: () => number;
}

/** The secret is what is sent. */
export const plainSecret = (token: string | null): SecretSource => ({
  get: () => Promise.resolve(ok(token)),
  refuse: () => false,
  requests: () => 0,
});

/** A token that nobody said the end of. */
const USUAL_LIFE_MS = 5 * MINUTE;
/** It has to last until the answer is there; one that lasts shortly is used for half its life. */
const BEFORE_ITS_END_MS = 30 * SECOND;
const MAX_TOKEN = 16_384;

/** Else it stands behind the address of the connection. */
export const isWholeAddress = (tokenUrl: string): boolean =>
  /^[a-z]+:/i.test(tokenUrl);

/** Address that tokens are got at; null for one that no secret may be sent to. */
export const tokenUrlOf = (
  { tokenUrl }: OAuth,
  address: string,
): string | null => {
  const isWhole = isWholeAddress(tokenUrl);
  const url = isWhole
    ? tokenUrl
    : `${address}${tokenUrl.startsWith("/") ? "" : "/"}${tokenUrl}`;
  const parsed = parseAddress(url);
  return parsed.ok &&
    (isWhole || parsed.value.origin === new URL(address).origin)
    ? url.trim()
    : null;
};

/**
 * Access tokens by client credentials (RFC 6749, 4.4), held in memory, asked for anew shortly before they end. The client's
 * secret goes to the token's address alone.
 */
export const oauthSecret = (
  io: Io,
  auth: OAuth,
  address: string,
  secret: string | null,
): SecretSource => {
  let held: { readonly token: string; readonly until: LocalInstant } | null =
    null;
  let requests = 0;
  return {
    requests: () => requests,
    refuse: () => {
      const had = held !== null;
      held = null;
      return had;
    },
    get: async (signal) => {
      if (held !== null && io.now() < held.until) return ok(held.token);
      held = null;
      const request = tokenRequest(auth, address, secret);
      if (!request.ok) return request;
      requests++;
      const asked = io.now();
      const answer = await sendForBody(io, request.value, signal);
      if (!answer.ok) return fail(refusalOf(answer.failure));
      const token = parse(answer.value.bytes);
      const fields = token.ok ? fieldsOf(token.value) : null;
      const text = textOf(fields?.["access_token"], MAX_TOKEN);
      if (text === null) return fail({ code: "bad_data", what: "wrong_shape" });
      const lifeMs = Number(fields?.["expires_in"] ?? Number.NaN) * SECOND;
      const life = lifeMs > 0 ? lifeMs : USUAL_LIFE_MS;
      const until = asked + Math.max(life - BEFORE_ITS_END_MS, life / 2);
      held = { token: text, until: localInstant(until) };
      return ok(text);
    },
  };
};

const tokenRequest = (
  auth: OAuth,
  address: string,
  secret: string | null,
): Result<HttpRequest, Failure> => {
  const url = tokenUrlOf(auth, address);
  if (url === null)
    return fail({ code: "bad_settings", at: "mapping.auth.tokenUrl" });
  if (secret === null)
    return fail({ code: "auth_required", reason: "missing" });
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (auth.scope !== undefined) form.set("scope", auth.scope);
  if (auth.audience !== undefined) form.set("audience", auth.audience);
  const isBasic = auth.send === "basic";
  if (!isBasic) {
    form.set("client_id", auth.clientId);
    form.set("client_secret", secret);
  }
  return ok({
    url,
    // RFC 6749, 2.3.1: both are encoded as in a form before they are put together.
    credentials: isBasic
      ? basic(formText(auth.clientId), formText(secret))
      : { ...NO_CREDENTIALS, secrets: [secret, formText(secret)] },
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    refusalIn,
  });
};

const formText = (text: string): string =>
  new URLSearchParams({ a: text }).toString().slice(2);

const REFUSALS = [
  "invalid_client",
  "invalid_grant",
  "invalid_scope",
  "unauthorized_client",
] as const;

const refusalIn = ({ error }: Fields): Failure | null => {
  const reason = REFUSALS.find((one) => one === error);
  return reason === undefined ? null : { code: "auth_required", reason };
};

/** RFC 6749, 5.2: a client that is not known, or may not do this, is told so with 400 or 401. */
const refusalOf = (failure: Failure): Failure =>
  failure.code === "bad_data" && failure.what === "unexpected_status"
    ? { code: "auth_required", reason: "refused" }
    : failure;
