import { type Keys, at } from "../mapping/json-parts.ts";
import type {
  ChoicePart,
  MappingGroup,
  MappingPart,
  NumberPart,
  TextPart,
} from "./mapping-part.ts";

/* How one answer of a list leads to the next. */

/** What every way has, and what those have in common that count. */
const LIMITS = ["most", "rest"] as const;
const COUNTED = ["size", "rows", "total", ...LIMITS] as const;

export const pagingGroup = (owner: Keys, written: unknown): MappingGroup => {
  const paging: Keys = [...owner, "paging"];
  const by = at(written, [...paging, "by"]);
  return {
    key: paging.join("-"),
    title: "map_paging",
    lead: "map_paging_lead",
    parts: [pagingChoice(paging), ...partsOf(by, paging)],
    groups: [],
  };
};

const pagingChoice = (paging: Keys): ChoicePart => ({
  kind: "choice",
  at: paging,
  label: "map_paging_by",
  by: "by",
  options: [
    { value: "", label: "map_paging_none" },
    {
      value: "page",
      label: "map_paging_page",
      begins: { page: "page", first: 1, rows: 100 },
      keeps: ["first", ...COUNTED],
    },
    {
      value: "offset",
      label: "map_paging_offset",
      begins: { offset: "offset", size: "limit", rows: 100 },
      keeps: COUNTED,
    },
    {
      value: "cursor",
      label: "map_paging_cursor",
      begins: { cursor: "cursor", at: "next_cursor" },
      keeps: ["at", ...LIMITS],
    },
    {
      value: "link",
      label: "map_paging_link",
      begins: {},
      keeps: LIMITS,
    },
    {
      value: "path",
      label: "map_paging_path",
      begins: { first: 1 },
      keeps: ["first", "rows", ...LIMITS],
    },
  ],
});

const partsOf = (by: unknown, paging: Keys): readonly MappingPart[] => {
  const own = (key: string): Keys => [...paging, key];
  const first: NumberPart = {
    kind: "number",
    at: own("first"),
    label: "map_paging_first",
    ...{ from: 0, to: 100_000 },
  };
  const rows: NumberPart = {
    kind: "number",
    at: own("rows"),
    label: "map_paging_rows",
    hint: "map_paging_rows_hint",
    ...{ from: 1, to: 10_000 },
  };
  const named = (
    key: string,
    label: TextPart["label"],
    example: string,
  ): TextPart => ({ kind: "text", at: own(key), label, example });
  const size: TextPart = {
    ...named("size", "map_paging_size", "per_page"),
    hint: "mapping_optional",
  };
  const total: TextPart = {
    ...{ kind: "place", at: own("total"), example: "meta.total" },
    label: "map_paging_total",
    hint: "map_paging_total_hint",
  };
  switch (by) {
    case "page":
      return [
        ...[named("page", "map_paging_page_name", "page"), first, size, rows],
        ...[total, ...limitParts(paging)],
      ];
    case "offset":
      return [
        ...[named("offset", "map_paging_offset_name", "offset"), size, rows],
        ...[total, ...limitParts(paging)],
      ];
    case "cursor":
      return [
        named("cursor", "map_paging_cursor_name", "cursor"),
        {
          ...{ kind: "place", at: own("at"), example: "meta.next_cursor" },
          label: "map_paging_cursor_at",
          hint: "map_paging_cursor_at_hint",
        },
        ...limitParts(paging),
      ];
    case "link":
      return [
        {
          ...{ kind: "place", at: own("at"), example: "links.next" },
          label: "map_paging_link_at",
          hint: "map_paging_link_at_hint",
        },
        ...limitParts(paging),
      ];
    case "path":
      return [
        first,
        { ...rows, hint: "mapping_optional" },
        ...limitParts(paging),
      ];
    default:
      return [];
  }
};

const limitParts = (paging: Keys): readonly MappingPart[] => [
  {
    kind: "number",
    at: [...paging, "most"],
    label: "map_paging_most",
    hint: "map_paging_most_hint",
    ...{ from: 1, to: 1000 },
  },
  {
    kind: "option",
    at: [...paging, "rest"],
    label: "map_paging_rest",
    options: [
      { value: "", label: "map_paging_rest_refused" },
      { value: "left", label: "map_paging_rest_left" },
    ],
  },
];
