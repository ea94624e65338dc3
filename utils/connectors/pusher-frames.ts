import { isId } from "../domain/ids.ts";
import { type Fields, fieldsOf } from "../domain/outside-value.ts";
import { parse } from "./json-answer.ts";
import { type Ending, endingOf, refusalOfChannel } from "./pusher-failures.ts";

/** What somebody said of themselves when they joined, by their id. */
export type Members = ReadonlyMap<string, unknown>;

/** What a server of the Pusher protocol says, as far as a presence channel goes. */
export type PusherFrame =
  | { readonly kind: "connected"; readonly socketId: string }
  | { readonly kind: "ping" }
  | { readonly kind: "pong" }
  | { readonly kind: "joined"; readonly members: Members }
  | { readonly kind: "added"; readonly id: string; readonly info: unknown }
  | { readonly kind: "removed"; readonly id: string }
  /** An event of somebody's browser; the server says whose. */
  | {
      readonly kind: "client";
      readonly id: string;
      readonly event: string;
      readonly data: unknown;
    }
  | { readonly kind: "over"; readonly ending: Ending }
  | { readonly kind: "nothing" }
  | { readonly kind: "garbage" };

const NOTHING: PusherFrame = { kind: "nothing" };
const GARBAGE: PusherFrame = { kind: "garbage" };

/** Reads one text. Total. What is said of other channels is nothing. */
export const pusherFrameOf = (text: string, channel: string): PusherFrame => {
  const frame = fieldsOf(jsonOf(text));
  const event = frame?.["event"];
  if (frame === null || typeof event !== "string") return GARBAGE;
  const data = dataOf(frame["data"]);
  switch (event) {
    case "pusher:connection_established":
      return connectedBy(fieldsOf(data) ?? {});
    case "pusher:ping":
      return { kind: "ping" };
    case "pusher:pong":
      return { kind: "pong" };
    case "pusher:error":
      return troubleOf(fieldsOf(data) ?? {});
    default:
      return frame["channel"] === channel
        ? ofChannel(event, data, frame)
        : NOTHING;
  }
};

const jsonOf = (text: string): unknown => {
  const parsed = parse(new TextEncoder().encode(text));
  return parsed.ok ? parsed.value : null;
};

/** Data are JSON in a text, but for some events of some servers. */
const dataOf = (data: unknown): unknown =>
  typeof data === "string" ? jsonOf(data) : data;

const connectedBy = ({ socket_id: socketId }: Fields): PusherFrame =>
  isId(socketId) ? { kind: "connected", socketId } : GARBAGE;

/** Without a code of a class that ends a connection it is a word on something that we sent. */
const troubleOf = ({ code }: Fields): PusherFrame => {
  const ending = typeof code === "number" ? endingOf(code) : null;
  return ending === null ? NOTHING : { kind: "over", ending };
};

const ofChannel = (
  event: string,
  data: unknown,
  { user_id: sender }: Fields,
): PusherFrame => {
  const fields = fieldsOf(data) ?? {};
  const id = memberIdOf(fields["user_id"]);
  switch (event) {
    case "pusher_internal:subscription_succeeded":
    case "pusher:subscription_succeeded":
      return joinedBy(fieldsOf(fields["presence"]));
    case "pusher_internal:member_added":
      return id === null
        ? GARBAGE
        : { kind: "added", id, info: fields["user_info"] };
    case "pusher_internal:member_removed":
      return id === null ? GARBAGE : { kind: "removed", id };
    case "pusher:subscription_error":
      return { kind: "over", ending: refusalOfChannel(fields) };
    default:
      return clientEvent(event, data, memberIdOf(sender));
  }
};

const clientEvent = (
  event: string,
  data: unknown,
  id: string | null,
): PusherFrame =>
  id !== null && event.startsWith("client-")
    ? { kind: "client", id, event, data }
    : NOTHING;

/** Sites whose ids are numbers write them as such; as names of members they are texts. */
export const memberIdOf = (id: unknown): string | null => {
  const text = typeof id === "number" ? String(id) : id;
  return isId(text) ? text : null;
};

/** Some servers leave out the hash of nobody, or write it as an empty list. */
const joinedBy = (presence: Fields | null): PusherFrame => {
  if (presence === null) return GARBAGE;
  const { ids, hash } = presence;
  const members = new Map<string, unknown>();
  for (const id of Array.isArray(ids) ? ids : []) {
    const member = memberIdOf(id);
    if (member === null) return GARBAGE;
    members.set(member, null);
  }
  for (const [id, info] of Object.entries(fieldsOf(hash) ?? {}))
    if (isId(id)) members.set(id, info);
    else return GARBAGE;
  return { kind: "joined", members };
};
