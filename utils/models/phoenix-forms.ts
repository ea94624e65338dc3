import { at } from "../mapping/json-parts.ts";
import type { ChoiceField, ConnectorField } from "./connector-field.ts";
import type { ConnectorForm } from "./connector-form.ts";
import { USUAL_PLACES, personPlaces } from "./person-places.ts";

const A_WORD = /^\S(?:.{0,198}\S)?$/;
const A_PATH = /^\/(?!\/)\S{0,198}$/;
const A_SITE = /^https?:\/\/[^\s/]\S{0,198}$/;

/** What presences of both servers can be asked for. */
const OF_PRESENCES: readonly ConnectorField[] = [
  {
    kind: "switch",
    key: "active",
    at: ["activeOn"],
    label: "setup_active",
    hint: "setup_active_hint",
    on: ["page"],
  },
  {
    kind: "text",
    key: "site",
    at: ["site"],
    isMore: true,
    label: "preset_field_site",
    hint: "setup_site_hint",
    example: "https://www.acme.example",
    looks: A_SITE,
  },
];

const SECRET_PLACE: ChoiceField = {
  kind: "choice",
  key: "secret",
  at: ["secret"],
  by: "in",
  label: "setup_secret_place",
  hint: "setup_secret_place_hint",
  options: [
    { value: "", label: "setup_secret_none" },
    {
      value: "address",
      label: "setup_secret_address",
      settings: { in: "address", name: "token" },
    },
    {
      value: "join",
      label: "setup_secret_join",
      settings: { in: "join", name: "token" },
    },
    {
      value: "protocol",
      label: "setup_secret_protocol",
      settings: { in: "protocol" },
    },
  ],
};

/** A site's own Phoenix. */
export const phoenixForm: ConnectorForm = {
  id: "phoenix",
  connector: "phoenix",
  isOf: ({ server }) => server !== "supabase",
  address: {
    example: "https://acme.example",
    hint: "setup_phoenix_address_hint",
  },
  secret: {
    called: "setup_phoenix_secret",
    where: "setup_phoenix_secret_hint",
    docs: "https://hexdocs.pm/phoenix/channels.html#using-token-authentication",
  },
  needsSecret: ({ secret }) => secret !== undefined,
  showsOrigin: true,
  begins: {
    server: "phoenix",
    topic: "",
    secret: { in: "address", name: "token" },
    fields: { ...USUAL_PLACES, startedAt: { from: "online_at", unit: "s" } },
    activeOn: ["page"],
  },
  fields: [
    {
      kind: "text",
      key: "topic",
      at: ["topic"],
      label: "setup_topic",
      hint: "setup_topic_hint",
      example: "room:lobby",
      looks: A_WORD,
      isNeeded: true,
    },
    SECRET_PLACE,
    {
      kind: "text",
      key: "secret-name",
      at: ["secret", "name"],
      label: "setup_secret_name",
      hint: "setup_secret_name_hint",
      example: "token",
      looks: A_WORD,
      isNeeded: true,
      isAsked: (settings) => {
        const place = at(settings, ["secret", "in"]);
        return place === "address" || place === "join";
      },
    },
    ...personPlaces("s"),
    ...OF_PRESENCES,
    {
      kind: "text",
      key: "path",
      at: ["path"],
      isMore: true,
      label: "setup_socket_path",
      hint: "setup_socket_path_hint",
      wrong: "setup_path_wrong",
      looks: A_PATH,
      example: "/socket/websocket",
    },
  ],
};

/** Supabase Realtime. */
export const supabaseForm: ConnectorForm = {
  id: "supabase",
  connector: "phoenix",
  isOf: ({ server }) => server === "supabase",
  address: {
    example: "https://abcdefghijklmnopqrst.supabase.co",
    hint: "setup_supabase_address_hint",
  },
  secret: {
    called: "setup_supabase_secret",
    where: "setup_supabase_secret_hint",
    docs: "https://supabase.com/docs/guides/realtime/authorization",
  },
  needsSecret: ({ signIn }) => signIn !== undefined,
  begins: {
    server: "supabase",
    key: "",
    channel: "",
    fields: { ...USUAL_PLACES, startedAt: { from: "online_at", unit: "iso" } },
    activeOn: ["page"],
  },
  fields: [
    {
      kind: "text",
      key: "key",
      at: ["key"],
      label: "setup_publishable",
      hint: "setup_publishable_hint",
      wrong: "setup_publishable_wrong",
      isNeeded: true,
      example: "sb_publishable_…",
      looks: /^(?!sb_secret_)[\w.-]{1,4000}$/,
    },
    {
      kind: "text",
      key: "channel",
      at: ["channel"],
      label: "setup_channel",
      hint: "setup_supabase_channel_hint",
      example: "online-users",
      looks: A_WORD,
      isNeeded: true,
    },
    {
      kind: "switch",
      key: "private",
      at: ["private"],
      on: true,
      label: "setup_private",
      hint: "setup_private_hint",
    },
    {
      kind: "text",
      key: "email",
      at: ["signIn", "email"],
      label: "setup_sign_in",
      hint: "setup_sign_in_hint",
      example: "rollcall@acme.example",
      looks: /^[^\s@]{1,100}@[^\s@]{1,99}$/,
    },
    ...personPlaces("iso"),
    ...OF_PRESENCES,
  ],
};
