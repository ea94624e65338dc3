import { at } from "../mapping/json-parts.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { FIELD_NAMES } from "./mapping-edit.ts";
import { directoryGroup, eachGroup } from "./mapping-list-parts.ts";
import { pagingGroup } from "./mapping-paging-parts.ts";
import type { MappingGroup, MappingPart } from "./mapping-part.ts";
import { requestGroup, rowsGroup } from "./mapping-request-parts.ts";
import { streamGroup } from "./mapping-stream-parts.ts";

/**
 * What few mappings need, in the order in which a form shows it.
 * @param written the mapping, be it right or not: what is chosen in it has parts of its own
 */
export const mappingGroups = (written: unknown): readonly MappingGroup[] => [
  requestGroup(["list"], written),
  rowsGroup(["list"]),
  pagingGroup(["list"], written),
  directoryGroup(written),
  eachGroup(written),
  streamGroup(written),
  errorsGroup(written),
  LIMITS,
];

const errorsGroup = (written: unknown): MappingGroup => ({
  key: "errors",
  title: "map_errors",
  lead: "map_errors_lead",
  parts: [
    {
      kind: "choice",
      at: ["errors"],
      label: "map_errors_told",
      by: null,
      options: [
        { value: "", label: "map_errors_none" },
        { value: "on", label: "map_errors_on", begins: { at: "error" } },
      ],
    },
    ...(at(written, ["errors"]) === undefined ? [] : ERRORS),
  ],
  groups: [],
});

const ERRORS: readonly MappingPart[] = [
  {
    kind: "place",
    at: ["errors", "at"],
    label: "map_errors_at",
    hint: "map_errors_at_hint",
    example: "error",
  },
  {
    kind: "words",
    at: ["errors", "is"],
    label: "map_errors_is",
    hint: "map_errors_is_hint",
    example: "error, fail",
  },
  {
    kind: "place",
    at: ["errors", "message"],
    label: "map_errors_message",
    hint: "mapping_optional",
    example: "error.message",
  },
  {
    kind: "place",
    at: ["errors", "code"],
    label: "map_errors_code",
    hint: "mapping_optional",
    example: "error.code",
  },
  {
    kind: "pairs",
    at: ["errors", "codes"],
    label: "map_errors_codes",
    name: "map_pair_says",
    value: "map_pair_means",
    example: ["401", ""],
    among: [
      { value: "auth", label: "map_errors_auth" },
      { value: "forbidden", label: "map_errors_forbidden" },
      { value: "limit", label: "map_errors_limit" },
      { value: "server", label: "map_errors_server" },
    ],
  },
];

/** Named here: the schema that says the same is loaded when somebody maps. */
const TELLING = [
  ...(["page", "title", "lastSeenAt", "lastLoginAt", "messages"] as const),
] as const satisfies Mapping["activeOn"];

const LIMITS: MappingGroup = {
  key: "limits",
  title: "map_limits",
  lead: "map_limits_lead",
  parts: [
    {
      kind: "time",
      at: ["clock"],
      label: "map_clock",
      hint: "map_clock_hint",
    },
    {
      kind: "ticks",
      at: ["activeOn"],
      label: "map_active",
      hint: "map_active_hint",
      among: TELLING,
    },
    {
      kind: "number",
      at: ["refreshMs"],
      label: "map_refresh",
      hint: "map_refresh_hint",
      ...{ from: 2, to: 3600, each: 1000 },
    },
    {
      kind: "number",
      at: ["perDay"],
      label: "map_per_day",
      hint: "map_per_day_hint",
      ...{ from: 24, to: 100_000_000 },
    },
    {
      kind: "text",
      at: ["site"],
      label: "map_site",
      hint: "map_site_hint",
      example: "https://shop.acme.test",
    },
    {
      kind: "text",
      at: ["userUrl"],
      label: "map_user_url",
      hint: "map_user_url_hint",
      example: "/admin/users/{id}",
    },
    {
      kind: "words",
      at: ["drop"],
      label: "map_drop",
      hint: "map_drop_hint",
      example: "phone, birthday",
    },
  ],
  groups: [],
};

/** All parts of a group, those of its messages and of the groups in it too. */
export const partsIn = ({
  parts,
  groups,
}: MappingGroup): readonly MappingPart[] => [
  ...parts.flatMap((part) =>
    part.kind === "messages" ? [part, ...part.messages.flat()] : [part],
  ),
  ...groups.flatMap(partsIn),
];

/** How many things are set in a group. Of what is chosen each part that says something counts. */
export const countSet = (group: MappingGroup, written: unknown): number =>
  partsIn(group)
    .map((part) => countOf(part, at(written, part.at)))
    .reduce((sum, count) => sum + count, 0);

const countOf = (part: MappingPart, value: unknown): number => {
  switch (part.kind) {
    case "pairs":
      return Object.keys(fieldsOf(value) ?? {}).length;
    case "fields":
      return FIELD_NAMES.filter((name) => at(value, [name]) !== undefined)
        .length;
    case "messages":
    case "sample":
      return 0;
    case "option":
      return part.options.some((one) => one.value === value) ? 1 : 0;
    default:
      return value === undefined || value === "" ? 0 : 1;
  }
};
