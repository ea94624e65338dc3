import * as z from "../validation.ts";
import { ReadableFields } from "./readable-fields.ts";

const Word = z.string().check(z.minLength(1), z.maxLength(200));
const Text = z.string().check(z.maxLength(4000));

/** Stays on its origin, which alone may see the secret. */
const Path = Text.check(z.refine((path) => /^\/(?!\/)/.test(path)));

/** How a site's own server takes the secret. */
const SecretPlace = z.discriminatedUnion("in", [
  /** A parameter of the socket's address, as `connect/3` reads it. */
  z.strictObject({ in: z.literal("address"), name: Word }),
  /** A member of what is said when joining, as `join/3` reads it. */
  z.strictObject({ in: z.literal("join"), name: Word }),
  /** `auth_token` of Phoenix 1.8: in the names of the sockets' protocols, and so in no log of addresses. */
  z.strictObject({ in: z.literal("protocol") }),
]);
export type SecretPlace = z.infer<typeof SecretPlace>;

/** What metas say of their person, and of the connection that each of them is. */
const PEOPLE = {
  /** "$key" is the presence's key. `id` missing: the key. */
  fields: ReadableFields,
  /** Where the pages are whose metas say a path alone. Missing: at the connection's own address. */
  site: z.optional(Text),
  /** What is activity when a meta says it anew. */
  activeOn: z.optional(z.array(z.picklist(["page", "title"]))),
};

/** A site's own Phoenix. */
const Phoenix = z.strictObject({
  server: z.literal("phoenix"),
  /** Behind the address. Missing: "/socket/websocket". */
  path: z.optional(Path),
  topic: Word,
  /** Parameters of the socket's address. */
  params: z.optional(z.record(Word, Text)),
  /** What is said when joining. */
  join: z.optional(z.record(Word, z.unknown())),
  /** Missing: it is asked without a secret. */
  secret: z.optional(SecretPlace),
  ...PEOPLE,
});
export type PhoenixServer = z.infer<typeof Phoenix>;

/** Supabase Realtime. */
const Supabase = z.strictObject({
  server: z.literal("supabase"),
  /** The publishable (or "anon") key: every page of the site has it, it is no secret. */
  key: Text.check(z.minLength(1)),
  channel: Word,
  /** Asks as who signs in, by the policies of `realtime.messages`. */
  private: z.optional(z.boolean()),
  /** The secret is then this user's password. Missing: it is asked with the key alone. */
  signIn: z.optional(z.strictObject({ email: Word })),
  ...PEOPLE,
});
export type SupabaseServer = z.infer<typeof Supabase>;

export const PhoenixSettings = z.discriminatedUnion("server", [
  Phoenix,
  Supabase,
]);
export type PhoenixSettings = z.infer<typeof PhoenixSettings>;

/** Does it ask without a secret? */
export const asksOpenly = (settings: PhoenixSettings): boolean =>
  settings.server === "phoenix"
    ? settings.secret === undefined
    : settings.signIn === undefined;
