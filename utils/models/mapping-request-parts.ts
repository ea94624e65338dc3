import { type Keys, at } from "../mapping/json-parts.ts";
import type { ChoicePart, MappingGroup, MappingPart } from "./mapping-part.ts";

/* How a list is asked for beside its path. */

export const requestGroup = (owner: Keys, written: unknown): MappingGroup => ({
  key: [...owner, "request"].join("-"),
  title: "map_request",
  lead: "map_request_lead",
  parts: [
    bodyChoice(owner),
    ...bodyParts(owner, written),
    {
      kind: "pairs",
      at: [...owner, "request", "query"],
      label: "map_query",
      name: "map_pair_name",
      value: "map_pair_value",
      example: ["team", "support"],
    },
    {
      kind: "pairs",
      at: [...owner, "request", "headers"],
      label: "map_headers",
      hint: "map_headers_hint",
      name: "map_pair_name",
      value: "map_pair_value",
      example: ["Accept", "application/json"],
    },
  ],
  groups: [],
});

const bodyChoice = (owner: Keys): ChoicePart => ({
  kind: "choice",
  at: [...owner, "request", "body"],
  label: "map_body",
  by: "kind",
  options: [
    { value: "", label: "map_body_none" },
    { value: "json", label: "map_body_json", begins: { json: {} } },
    { value: "form", label: "map_body_form", begins: { form: {} } },
  ],
});

const bodyParts = (owner: Keys, written: unknown): readonly MappingPart[] => {
  const body: Keys = [...owner, "request", "body"];
  switch (at(written, [...body, "kind"])) {
    case "json":
      return [
        {
          kind: "json",
          at: [...body, "json"],
          label: "map_body_json_text",
          example: '{ "query": "{ members { id name } }" }',
        },
      ];
    case "form":
      return [
        {
          kind: "pairs",
          at: [...body, "form"],
          label: "map_body_form_pairs",
          name: "map_pair_name",
          value: "map_pair_value",
          mayBeEmpty: true,
        },
      ];
    default:
      return [];
  }
};

/** What the rows are, where they are not simply the members of a list. */
export const rowsParts = (rows: Keys): readonly MappingPart[] => [
  {
    kind: "option",
    at: [...rows, "as"],
    label: "map_rows_as",
    options: [
      { value: "", label: "map_rows_array" },
      { value: "values", label: "map_rows_values" },
      { value: "entries", label: "map_rows_entries" },
    ],
  },
  {
    kind: "place",
    at: [...rows, "only"],
    label: "map_rows_only",
    hint: "map_rows_only_hint",
  },
];

export const rowsGroup = (owner: Keys): MappingGroup => ({
  key: [...owner, "rows"].join("-"),
  title: "map_rows",
  lead: "map_rows_lead",
  parts: rowsParts([...owner, "rows"]),
  groups: [],
});
