import { at } from "../mapping/json-parts.ts";
import type { FieldName } from "./mapping-edit.ts";
import { pagingGroup } from "./mapping-paging-parts.ts";
import type { ListName, MappingGroup, MappingPart } from "./mapping-part.ts";
import { requestGroup, rowsGroup } from "./mapping-request-parts.ts";

/* The lists that are asked for beside the first: who the people are, and the sessions of each of them. */

/** What a directory can say: of a person, not of their sessions. */
const OF_PEOPLE: readonly FieldName[] = [
  ...(["id", "name", "email", "role", "company", "account"] as const),
  ...(["lastLoginAt", "lastActiveAt", "lastSeenAt", "url"] as const),
  ...(["sessions", "messages", "questions"] as const),
];

const OF_SESSIONS: readonly FieldName[] = [
  ...(["session", "status", "startedAt", "endsAt", "hidden"] as const),
  ...(["lastActiveAt", "lastSeenAt", "page", "title", "feature"] as const),
  ...(["pageSince", "browser", "os", "device", "userAgent", "ip"] as const),
];

/** What any list is made of: its path, a sample, where its rows are, what they say. */
const listParts = (
  of: Exclude<ListName, "list">,
  among: readonly FieldName[],
): readonly MappingPart[] => [
  {
    kind: "text",
    at: [of, "request", "path"],
    label: "mapping_request_path",
    hint: of === "each" ? "map_each_path_hint" : "mapping_request_path_hint",
    mayBeEmpty: true,
  },
  { kind: "sample", at: [of, "sample"], of, label: "mapping_fetch" },
  {
    kind: "place",
    at: [of, "rows", "at"],
    label: "mapping_rows_at",
    hint: "mapping_rows_at_hint",
  },
  { kind: "fields", at: [of, "fields"], of, among, label: "mapping_fields" },
];

const moreGroups = (
  of: Exclude<ListName, "list">,
  written: unknown,
): readonly MappingGroup[] => [
  requestGroup([of], written),
  rowsGroup([of]),
  pagingGroup([of], written),
];

const KEPT = ["request", "rows", "paging", "fields", "keepMs"] as const;

const HOLDS: MappingPart = {
  kind: "number",
  at: ["directory", "keepMs"],
  label: "map_directory_holds",
  hint: "map_directory_holds_hint",
  ...{ from: 10, to: 3600, each: 1000 },
};

export const directoryGroup = (written: unknown): MappingGroup => {
  const isAsked = at(written, ["directory"]) !== undefined;
  return {
    key: "directory",
    title: "map_directory",
    lead: "map_directory_lead",
    parts: [
      {
        kind: "choice",
        at: ["directory"],
        label: "map_directory_by",
        by: "by",
        options: [
          { value: "", label: "map_directory_none" },
          {
            value: "id",
            label: "map_directory_id",
            begins: { request: { path: "" }, fields: { id: "id" } },
            keeps: KEPT,
          },
          {
            value: "email",
            label: "map_directory_email",
            begins: {
              request: { path: "" },
              fields: { id: "id", email: "email" },
            },
            keeps: KEPT,
          },
        ],
      },
      ...(isAsked ? [...listParts("directory", OF_PEOPLE), HOLDS] : []),
    ],
    groups: isAsked ? moreGroups("directory", written) : [],
  };
};

export const eachGroup = (written: unknown): MappingGroup => {
  const isAsked = at(written, ["each"]) !== undefined;
  return {
    key: "each",
    title: "map_each",
    lead: "map_each_lead",
    parts: [
      {
        kind: "choice",
        at: ["each"],
        label: "map_each_asked",
        by: null,
        options: [
          { value: "", label: "map_each_none" },
          {
            value: "on",
            label: "map_each_on",
            begins: {
              request: { path: "/users/{id}/sessions" },
              fields: { session: "id" },
              people: 20,
            },
          },
        ],
      },
      ...(isAsked
        ? [PEOPLE, ...listParts("each", OF_SESSIONS), NOT_FOUND]
        : []),
    ],
    groups: isAsked ? moreGroups("each", written) : [],
  };
};

const NOT_FOUND: MappingPart = {
  kind: "option",
  at: ["each", "notFound"],
  label: "map_each_missing",
  options: [
    { value: "", label: "map_each_missing_gone" },
    { value: "no_sessions", label: "map_each_missing_none" },
  ],
};

const PEOPLE: MappingPart = {
  kind: "number",
  at: ["each", "people"],
  label: "map_each_people",
  hint: "map_each_people_hint",
  ...{ from: 1, to: 200 },
};
