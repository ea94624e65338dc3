import type { ConnectorForm } from "./connector-form.ts";

export const directusForm: ConnectorForm = {
  id: "directus",
  connector: "directus",
  address: {
    example: "https://directus.acme.example",
    hint: "setup_directus_address_hint",
  },
  secret: {
    called: "setup_directus_secret",
    where: "setup_directus_secret_hint",
    docs: "https://directus.io/docs/guides/auth/tokens-cookies",
  },
  begins: {},
  fields: [
    {
      kind: "number",
      key: "window",
      at: ["onlineWindowMin"],
      label: "setup_window",
      hint: "setup_window_hint",
      example: "5",
      from: 1,
      to: 120,
    },
    {
      kind: "text",
      key: "pages",
      at: ["pages"],
      isMore: true,
      label: "setup_pages",
      hint: "setup_pages_hint",
      example: "/admin",
      looks: /^\/[\w./-]{0,190}[\w-]$/,
      wrong: "setup_path_wrong",
    },
  ],
};
