import { at } from "../mapping/json-parts.ts";
import { FIELD_NAMES } from "./mapping-edit.ts";
import type { ChoicePart, MappingPart, TextPart } from "./mapping-part.ts";

/* What every mapping needs: how the secret goes along, what is asked, where the rows are, what they say. */

/** How the secret goes along, and what that way has to know beside it. */
export const authParts = (written: unknown): readonly MappingPart[] => [
  AUTH,
  ...partsOfAuth(at(written, ["auth", "kind"])),
];

const AUTH: ChoicePart = {
  kind: "choice",
  at: ["auth"],
  label: "mapping_auth",
  by: "kind",
  options: [
    { value: "none", label: "mapping_auth_none", begins: {} },
    { value: "bearer", label: "mapping_auth_bearer", begins: {} },
    { value: "basic", label: "mapping_auth_basic", begins: {} },
    {
      ...{ value: "header", label: "mapping_auth_header" },
      ...{ begins: {}, keeps: ["name"] },
    },
    {
      ...{ value: "query", label: "mapping_auth_query" },
      ...{ begins: {}, keeps: ["name"] },
    },
    {
      ...{ value: "form", label: "mapping_auth_form" },
      ...{ begins: {}, keeps: ["name"] },
    },
    { value: "oauth2", label: "mapping_auth_oauth2", begins: {} },
  ],
};

const partsOfAuth = (kind: unknown): readonly MappingPart[] => {
  switch (kind) {
    case "basic":
      return [{ ...textOfAuth("user"), hint: "mapping_optional" }];
    case "header":
      return [
        textOfAuth("name"),
        { ...textOfAuth("prefix"), hint: "mapping_optional" },
      ];
    case "query":
    case "form":
      return [textOfAuth("name")];
    case "oauth2":
      return [
        { ...textOfAuth("tokenUrl"), example: "/oauth/token" },
        textOfAuth("clientId"),
        { ...textOfAuth("scope"), hint: "mapping_optional" },
        { ...textOfAuth("audience"), hint: "mapping_optional" },
        {
          kind: "option",
          at: ["auth", "send"],
          label: "mapping_auth_send",
          options: [
            { value: "", label: "mapping_auth_send_form" },
            { value: "basic", label: "mapping_auth_send_basic" },
          ],
        },
      ];
    default:
      return [];
  }
};

type AuthText =
  | "user"
  | "name"
  | "prefix"
  | "tokenUrl"
  | "clientId"
  | "scope"
  | "audience";

const textOfAuth = (part: AuthText): TextPart => ({
  kind: "text",
  at: ["auth", part],
  label: `mapping_auth_part_${part}`,
});

export const PATH: MappingPart = {
  kind: "text",
  at: ["list", "request", "path"],
  label: "mapping_request_path",
  hint: "mapping_request_path_hint",
  mayBeEmpty: true,
};

/** A sample, where its rows are, and what they say. */
export const ANSWER: readonly MappingPart[] = [
  {
    kind: "sample",
    at: ["list", "sample"],
    of: "list",
    label: "mapping_fetch",
  },
  {
    kind: "place",
    at: ["list", "rows", "at"],
    label: "mapping_rows_at",
    hint: "mapping_rows_at_hint",
  },
  {
    kind: "fields",
    at: ["list", "fields"],
    of: "list",
    among: FIELD_NAMES,
    label: "mapping_fields",
  },
];
