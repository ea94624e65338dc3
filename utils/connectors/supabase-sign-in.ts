import type { Failure } from "../domain/failure.ts";
import { MINUTE, SECOND } from "../domain/instant.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { sendForBody } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import { parse } from "./json-answer.ts";

/** Who signs in, and where. */
export interface Account {
  readonly address: string;
  readonly key: string;
  readonly email: string;
  readonly password: string;
}

export interface SignedIn {
  /** The token that is good now: signs in where there is none, or it is about to expire. */
  readonly token: (signal: AbortSignal) => Promise<Result<string, Failure>>;
  /** The token that was given last; null: none. */
  readonly held: () => string | null;
}

/** A token is replaced so long before it expires: two beats, and the time of an answer; a short one at half its life. */
const AHEAD_MS = 2 * MINUTE;

/**
 * Signs in with a password (Supabase Auth: POST /auth/v1/token?grant_type=password) and remembers the token in memory
 * alone, until shortly before it expires. A password that is refused is `auth_required`.
 */
export const signingIn = (io: Io, account: Account): SignedIn => {
  /** `until`: when the next is due. */
  let held: { readonly token: string; readonly until: number } | null = null;
  return {
    held: () => held?.token ?? null,
    token: async (signal) => {
      if (held !== null && io.now() < held.until) return ok(held.token);
      const asked = io.now();
      const answer = await signIn(io, account, signal);
      if (!answer.ok) return answer;
      const { token, lastsMs } = answer.value;
      held = {
        token,
        until: asked + Math.max(lastsMs - AHEAD_MS, lastsMs / 2),
      };
      return ok(token);
    },
  };
};

const signIn = async (
  io: Io,
  { address, key, email, password }: Account,
  signal: AbortSignal,
): Promise<
  Result<{ readonly token: string; readonly lastsMs: number }, Failure>
> => {
  const answer = await sendForBody(
    io,
    {
      url: `${address}/auth/v1/token?grant_type=password`,
      credentials: { headers: {}, secrets: [password] },
      headers: { apikey: key, "Content-Type": "application/json" },
      body: JSON.stringify({ email, password }),
    },
    signal,
  );
  if (!answer.ok) return fail(refusalOf(answer.failure));
  const parsed = parse(answer.value.bytes);
  if (!parsed.ok) return parsed;
  const { access_token: token, expires_in: lasts } =
    fieldsOf(parsed.value) ?? {};
  return typeof token === "string" && token !== "" && typeof lasts === "number"
    ? ok({ token, lastsMs: lasts * SECOND })
    : fail({ code: "bad_data", what: "wrong_shape" });
};

/** 400 `invalid_credentials` and 422 are what it answers to who may not sign in. */
const refusalOf = (failure: Failure): Failure =>
  failure.code === "bad_data" && failure.what === "unexpected_status"
    ? { code: "auth_required", reason: "refused" }
    : failure;
