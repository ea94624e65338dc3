import type { Failure } from "../domain/failure.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import { ACTIVITY_FIELDS, type ActivityQuery } from "./directus-activity.ts";
import { USER_FIELDS } from "./directus-user.ts";
import { parse } from "./json-answer.ts";

/** The two collections that are followed, by the names that their messages come back with. */
export type Followed = "users" | "activity";

/** What the WebSocket of Directus says. */
export type DirectusMessage =
  | { readonly kind: "welcome" }
  | { readonly kind: "ping" }
  /** The answer to ours. */
  | { readonly kind: "pong" }
  | {
      readonly kind: "rows";
      readonly of: Followed;
      /** `init`: what there was when the subscription began. */
      readonly event: "init" | "create" | "update";
      readonly rows: readonly unknown[];
    }
  | {
      readonly kind: "deleted";
      readonly of: Followed;
      readonly ids: readonly unknown[];
    }
  | {
      readonly kind: "error";
      /** Null: of the connection itself. */
      readonly of: Followed | null;
      readonly failure: Failure;
    }
  /** Something that is none of our business. */
  | { readonly kind: "nothing" }
  /** What cannot be read: something may be missing now. */
  | { readonly kind: "garbage" };

/** Reads one message. Total. */
export const directusMessageOf = (text: string): DirectusMessage => {
  const parsed = parse(new TextEncoder().encode(text));
  const message = parsed.ok ? fieldsOf(parsed.value) : null;
  if (message === null) return { kind: "garbage" };
  const { type, event, data } = message;
  if (message["status"] === "error")
    return {
      kind: "error",
      of: followedOf(message["uid"]),
      failure: failureOf(type, fieldsOf(message["error"])?.["code"]),
    };
  if (type === "auth") return { kind: "welcome" };
  if (type === "ping" || type === "pong") return { kind: type };
  const of = followedOf(message["uid"]);
  if (type !== "subscription" || of === null) return { kind: "nothing" };
  if (!Array.isArray(data)) return { kind: "garbage" };
  switch (event) {
    case "init":
    case "create":
    case "update":
      return { kind: "rows", of, event, rows: data };
    case "delete":
      return { kind: "deleted", of, ids: data };
    default:
      return { kind: "nothing" };
  }
};

const followedOf = (uid: unknown): Followed | null =>
  uid === "users" || uid === "activity" ? uid : null;

/** What an error's code means. Whatever goes wrong with the token is answered under "auth". */
const failureOf = (type: unknown, code: unknown): Failure => {
  if (type === "auth" || code === "TOKEN_EXPIRED" || code === "INVALID_TOKEN")
    return { code: "auth_required", reason: "refused" };
  switch (code) {
    case "FORBIDDEN":
    case "INVALID_COLLECTION":
      return { code: "forbidden" };
    case "REQUESTS_EXCEEDED":
      return { code: "rate_limited", retryAfterMs: null };
    case "SERVICE_UNAVAILABLE":
      return { code: "server_error", status: 503, retryAfterMs: null };
    default:
      return { code: "bad_data", what: "told_error" };
  }
};

/** The token goes in a message, where no log of addresses keeps it. */
export const authMessage = (token: string): string =>
  JSON.stringify({ type: "auth", access_token: token });

export const PING = JSON.stringify({ type: "ping" });
export const PONG = JSON.stringify({ type: "pong" });

/** Everybody: without a limit, Directus would begin with a hundred of them. */
export const subscribeToUsers = (): string =>
  subscribe("users", { fields: USER_FIELDS, limit: -1 });

export const subscribeToActivity = ({ filter, limit }: ActivityQuery): string =>
  subscribe("activity", {
    fields: ACTIVITY_FIELDS,
    sort: ["-timestamp"],
    filter,
    limit,
  });

const subscribe = (uid: Followed, query: unknown): string =>
  JSON.stringify({
    type: "subscribe",
    collection: `directus_${uid}`,
    uid,
    query,
  });
