import { isLoopback } from "../domain/address.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { LIST } from "../mapping/mapping-list.ts";
import type { MappedFields } from "../mapping/mapping-fields.ts";
import * as z from "../validation.ts";
import { ReadableFields } from "./readable-fields.ts";

/** A host without anything around it, as the URL parser writes it. */
const isHost = (host: string): boolean =>
  URL.parse(`https://${host}`)?.hostname === host;

const Name = z.string().check(
  z.maxLength(200),
  z.refine((text) => /^[\w-]+$/.test(text)),
);

/** Stays on its origin. */
const Path = z.string().check(
  z.maxLength(200),
  z.refine((path) => /^\/(?!\/)[\w./-]*$/.test(path)),
);

/**
 * What has to be known of a site with the Pusher protocol (Pusher Channels, Soketi, Laravel Reverb) beside its address,
 * whose endpoint signs for the presence channel. The app's key is public; its secret stays on the site.
 */
export const PusherSettings = z.strictObject({
  key: Name,
  /** Of Pusher Channels: "eu". */
  cluster: z.optional(
    z.string().check(z.refine((name) => /^[a-z0-9-]{1,30}$/.test(name))),
  ),
  /** Where the WebSocket is. Missing: at the cluster, or at the site itself. On this machine it is asked without TLS. */
  host: z.optional(z.string().check(z.maxLength(253), z.refine(isHost))),
  port: z.optional(z.number().check(z.gte(1), z.lte(65_535), z.multipleOf(1))),
  /** What stands before "/app/…" there. */
  path: z.optional(Path),
  channel: z.string().check(
    z.maxLength(200),
    z.refine((name) => /^presence-[^\s\p{Cc}]+$/u.test(name)),
  ),
  /** Of the endpoint that signs, behind the address. Missing: "/pusher/auth". */
  authPath: z.optional(Path),
  /** The header that the secret goes in, as it is. Missing: Authorization, as a bearer token. */
  header: z.optional(Name),
  /** Where in `user_info` is what ("$key" is the member's id). Missing: by their usual names. */
  fields: z.optional(ReadableFields),
  /** Everybody whom the site knows, asked for with the same secret. Missing: only who is there is known. */
  directory: z.optional(
    z.strictObject({ ...LIST, by: z.picklist(["id", "email"]) }),
  ),
  /** Event whose data are laid over the `user_info` of whoever sent it ("client-page"). The server stamps who that was. */
  updates: z.optional(
    z.string().check(
      z.maxLength(200),
      z.refine((name) => name.startsWith("client-")),
    ),
  ),
});
export type PusherSettings = z.infer<typeof PusherSettings>;

/** Version 7 has presence, and its close codes. */
const PROTOCOL = "?protocol=7&client=js&version=8.4.0&flash=false";

/** Address of the WebSocket; `ws:` only on this machine. */
export const socketAddress = (
  address: string,
  { key, cluster, host, port, path = "" }: PusherSettings,
): string => {
  const site = new URL(address);
  const elsewhere =
    host ?? (cluster === undefined ? null : `ws-${cluster}.pusher.com`);
  const hostname = elsewhere ?? site.hostname;
  const at = port ?? (elsewhere === null ? site.port : "");
  const scheme = isLoopback(hostname) ? "ws" : "wss";
  return `${scheme}://${hostname}${at === "" ? "" : `:${at}`}${path}/app/${key}${PROTOCOL}`;
};

export const authAddress = (
  address: string,
  { authPath = "/pusher/auth" }: PusherSettings,
): string => `${address}${authPath}`;

/** Names that sites give them. */
const USUAL_FIELDS: MappedFields = {
  name: ["name", "username", "full_name"],
  email: "email",
  role: "role",
  company: ["company", "organisation", "organization"],
  page: ["page", "url", "path"],
  title: "title",
};

/** How members become people: every one of them is there. What is asked for it is the directory alone. */
export const membersMapping = ({
  fields = USUAL_FIELDS,
  updates,
  header,
  directory,
}: PusherSettings): Mapping => ({
  version: 1,
  auth:
    header === undefined
      ? { kind: "bearer" }
      : { kind: "header", name: header },
  list: { request: { path: "" }, fields },
  online: { when: "listed" },
  ...(directory === undefined ? {} : { directory }),
  // Only where pages change does a change say that somebody did something.
  ...(updates === undefined ? {} : { activeOn: ["page", "title"] }),
});
