import type { ConnectorForm } from "./connector-form.ts";
import { USUAL_PLACES, personPlaces } from "./person-places.ts";

const A_NAME = /^[\w-]{1,200}$/;
const A_PATH = /^\/(?!\/)[\w./-]{0,199}$/;
/** A host without anything around it, as the URL parser writes it. */
const A_HOST = {
  test: (host: string): boolean =>
    host.length <= 253 && URL.parse(`https://${host}`)?.hostname === host,
};

/** Pusher Channels, Soketi, Laravel Reverb. */
export const pusherForm: ConnectorForm = {
  id: "pusher",
  connector: "pusher",
  address: {
    example: "https://acme.example",
    hint: "setup_pusher_address_hint",
  },
  secret: {
    called: "setup_pusher_secret",
    where: "setup_pusher_secret_hint",
    docs: "https://pusher.com/docs/channels/server_api/authorizing-users/",
  },
  begins: { key: "", channel: "", fields: USUAL_PLACES },
  assumed: {
    fields: {
      ...USUAL_PLACES,
      company: ["company", "organisation", "organization"],
    },
  },
  fields: [
    {
      kind: "text",
      key: "key",
      at: ["key"],
      label: "setup_app_key",
      hint: "setup_app_key_hint",
      example: "1a2b3c4d5e6f",
      looks: A_NAME,
      isNeeded: true,
    },
    {
      kind: "text",
      key: "channel",
      at: ["channel"],
      label: "setup_channel",
      hint: "setup_pusher_channel_hint",
      wrong: "setup_pusher_channel_wrong",
      isNeeded: true,
      example: "presence-site",
      looks: /^presence-[^\s\p{Cc}]{1,180}$/u,
    },
    {
      kind: "text",
      key: "cluster",
      at: ["cluster"],
      label: "setup_cluster",
      hint: "setup_cluster_hint",
      example: "eu",
      looks: /^[a-z0-9-]{1,30}$/,
    },
    {
      kind: "text",
      key: "host",
      at: ["host"],
      label: "setup_host",
      hint: "setup_host_hint",
      example: "ws.acme.example",
      looks: A_HOST,
      wrong: "setup_host_wrong",
    },
    {
      kind: "number",
      key: "port",
      at: ["port"],
      label: "setup_port",
      hint: "setup_port_hint",
      example: "6001",
      from: 1,
      to: 65_535,
    },
    ...personPlaces("iso"),
    {
      kind: "text",
      key: "auth",
      at: ["authPath"],
      isMore: true,
      label: "setup_auth_path",
      hint: "setup_auth_path_hint",
      wrong: "setup_path_wrong",
      looks: A_PATH,
      example: "/broadcasting/auth",
    },
    {
      kind: "text",
      key: "header",
      at: ["header"],
      isMore: true,
      label: "setup_header",
      hint: "setup_header_hint",
      example: "X-Auth-Token",
      looks: A_NAME,
    },
    {
      kind: "text",
      key: "updates",
      at: ["updates"],
      isMore: true,
      label: "setup_page_event",
      hint: "setup_page_event_hint",
      example: "client-page",
      looks: /^client-\S{1,190}$/,
    },
    {
      kind: "text",
      key: "path",
      at: ["path"],
      isMore: true,
      label: "setup_pusher_path",
      hint: "setup_pusher_path_hint",
      wrong: "setup_path_wrong",
      looks: A_PATH,
      example: "/reverb",
    },
  ],
};
