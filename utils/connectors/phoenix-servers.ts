import type { Failure } from "../domain/failure.ts";
import { type Result, ok } from "../domain/result.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import type { Channel } from "./phoenix-channel.ts";
import type {
  PhoenixServer,
  PhoenixSettings,
  SupabaseServer,
} from "./phoenix-settings.ts";
import { signingIn } from "./supabase-sign-in.ts";

/** How the channel of a connection is reached, once whoever has to sign in has. */
export type Reach = (signal: AbortSignal) => Promise<Result<Channel, Failure>>;

export const reachOf = (
  io: Io,
  endpoint: Endpoint,
  settings: PhoenixSettings,
): Reach =>
  settings.server === "phoenix"
    ? () => Promise.resolve(ok(ownChannel(endpoint, settings)))
    : reachSupabase(io, endpoint, settings);

/** Serializer of `phoenix-frames.ts`. */
const VERSION = { vsn: "2.0.0" };
const NOTHING_TO_RENEW = () => Promise.resolve(ok(null));

const ownChannel = (
  { address, token }: Endpoint,
  { path = "/socket/websocket", topic, params, join, secret }: PhoenixServer,
): Channel => {
  const said =
    token === null || secret === undefined ? null : { token, secret };
  const named =
    said !== null && said.secret.in !== "protocol"
      ? { [said.secret.name]: said.token }
      : {};
  return {
    url: socketAddress(address, path, {
      ...params,
      ...(said?.secret.in === "address" ? named : {}),
      ...VERSION,
    }),
    protocols: said?.secret.in === "protocol" ? protocolsOf(said.token) : [],
    topic,
    join: () => ({ ...join, ...(said?.secret.in === "join" ? named : {}) }),
    renewed: NOTHING_TO_RENEW,
    withoutState: { code: "bad_data", what: "no_presence" },
    secrets: () => (token === null ? [] : [token]),
  };
};

/** As the official client (phoenixframework/phoenix, assets/js/phoenix/socket.js): Base64 without its padding. */
const protocolsOf = (token: string): readonly string[] => {
  const bytes = String.fromCharCode(...new TextEncoder().encode(token));
  return ["phoenix", `base64url.bearer.phx.${btoa(bytes).replaceAll("=", "")}`];
};

const reachSupabase = (
  io: Io,
  { address, token: password }: Endpoint,
  { key, channel, signIn, private: isPrivate = false }: SupabaseServer,
): Reach => {
  const signed =
    signIn === undefined || password === null
      ? null
      : signingIn(io, { address, key, email: signIn.email, password });
  const url = socketAddress(address, "/realtime/v1/websocket", {
    apikey: key,
    ...VERSION,
  });
  const config = {
    broadcast: { ack: false, self: false },
    // Enabled, and never tracked: who only looks is not seen.
    presence: { enabled: true, key: "" },
    postgres_changes: [],
    private: isPrivate,
  };
  return async (signal) => {
    const first = await signed?.token(signal);
    if (first?.ok === false) return first;
    let said = first?.value ?? null;
    return ok({
      url,
      protocols: [],
      topic: `realtime:${channel}`,
      join: () => ({
        config,
        ...(said === null ? {} : { access_token: said }),
      }),
      renewed: async () => {
        const token = await signed?.token(signal);
        // The one that was said is good for a while yet: what passes by itself is asked again with the next beat.
        if (token?.ok === false)
          return token.failure.code === "auth_required" ? token : ok(null);
        if (token === undefined || token.value === said) return ok(null);
        said = token.value;
        return ok(said);
      },
      // A private channel lets in whom it lets do anything: who is present is a right of its own.
      withoutState: isPrivate
        ? { code: "forbidden" }
        : { code: "bad_data", what: "no_presence" },
      secrets: () =>
        [password, signed?.held() ?? null].filter((one) => one !== null),
    });
  };
};

/** `https:` becomes `wss:`; `http:` is of this machine alone, as whoever made the address has checked. */
const socketAddress = (
  address: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
): string => {
  const url = new URL(`${address}${path}`.replace(/^http/, "ws"));
  for (const [name, value] of Object.entries(parameters))
    url.searchParams.set(name, value);
  url.hash = "";
  return url.href;
};
