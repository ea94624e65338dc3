import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import {
  bearer,
  inHeader,
  type Credentials,
} from "../transport/credentials.ts";
import { sendForBody } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import { timeOfAnswer } from "./counted.ts";
import { parse, parseText } from "./json-answer.ts";
import { memberIdOf } from "./pusher-frames.ts";
import { type PusherSettings, authAddress } from "./pusher-settings.ts";

/** The site's leave to join the channel. */
export interface Leave {
  readonly auth: string;
  /** As it was signed: not a letter may change. */
  readonly channelData: string;
  /** As whom we join. */
  readonly memberId: string;
  readonly serverTime: Instant;
}

/** How the secret goes along, to the site alone. */
export const credentialsOf = (
  { token }: Endpoint,
  { header }: PusherSettings,
): Credentials =>
  header === undefined || token === null
    ? bearer(token)
    : inHeader(header, token);

/**
 * Asks the site to sign for a connection. Fails as a request does; with `bad_settings` where it signs for another app,
 * with `bad_data` where the answer is no leave for a presence channel.
 */
export const askLeave = async (
  io: Io,
  endpoint: Endpoint,
  settings: PusherSettings,
  socketId: string,
  signal: AbortSignal,
): Promise<Result<Leave, Failure>> => {
  const form = new URLSearchParams({
    socket_id: socketId,
    channel_name: settings.channel,
  });
  const request = {
    url: authAddress(endpoint.address, settings),
    credentials: credentialsOf(endpoint, settings),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: form.toString(),
  };
  const answer = await sendForBody(io, request, signal);
  if (!answer.ok) return answer;
  const json = parse(answer.value.bytes);
  if (!json.ok) return json;
  const { auth, channel_data: channelData } = fieldsOf(json.value) ?? {};
  if (typeof auth !== "string" || typeof channelData !== "string")
    return fail({ code: "bad_data", what: "wrong_shape" });
  if (!auth.startsWith(`${settings.key}:`))
    return fail({ code: "bad_settings", at: "key" });
  const data = parseText(channelData);
  const memberId = memberIdOf(
    fieldsOf(data.ok ? data.value : null)?.["user_id"],
  );
  if (memberId === null) return fail({ code: "bad_data", what: "wrong_shape" });
  return ok({
    auth,
    channelData,
    memberId,
    serverTime: timeOfAnswer(answer.value.headers, io.now()),
  });
};
