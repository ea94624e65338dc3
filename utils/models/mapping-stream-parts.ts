import { type Keys, at } from "../mapping/json-parts.ts";
import type { MappingGroup, MappingPart } from "./mapping-part.ts";
import { requestGroup, rowsParts } from "./mapping-request-parts.ts";

/* How changes come by themselves, and what each message does. */

/** Messages at most: as many as the schema takes. */
export const MOST_MESSAGES = 20;

export const NEW_MESSAGE = { does: "upsert" } as const;

export const streamGroup = (written: unknown): MappingGroup => {
  const kind = at(written, ["stream", "kind"]);
  const isThere = at(written, ["stream"]) !== undefined;
  return {
    key: "stream",
    title: "map_stream",
    lead: "map_stream_lead",
    parts: [
      {
        kind: "choice",
        at: ["stream"],
        label: "map_stream_kind",
        by: "kind",
        options: [
          { value: "", label: "map_stream_none" },
          {
            value: "events",
            label: "map_stream_events",
            begins: { request: { path: "/events" }, messages: [NEW_MESSAGE] },
            keeps: ["messages"],
          },
          {
            value: "socket",
            label: "map_stream_socket",
            begins: { path: "/socket", messages: [NEW_MESSAGE] },
            keeps: ["messages"],
          },
        ],
      },
      ...(kind === "events" ? EVENTS : []),
      ...(kind === "socket" ? SOCKET : []),
      ...(isThere ? [messagesPart(written)] : []),
    ],
    groups: kind === "events" ? [requestGroup(["stream"], written)] : [],
  };
};

const EVENTS: readonly MappingPart[] = [
  {
    kind: "text",
    at: ["stream", "request", "path"],
    label: "mapping_request_path",
    hint: "mapping_request_path_hint",
    mayBeEmpty: true,
  },
];

const SOCKET: readonly MappingPart[] = [
  {
    kind: "text",
    at: ["stream", "path"],
    label: "map_socket_path",
    hint: "map_socket_path_hint",
    mayBeEmpty: true,
  },
  {
    kind: "words",
    at: ["stream", "protocols"],
    label: "map_socket_protocols",
    hint: "map_words_hint",
    example: "presence.v1",
  },
  {
    kind: "json",
    at: ["stream", "hello"],
    label: "map_socket_hello",
    hint: "map_socket_hello_hint",
    example: '[{ "type": "auth", "token": "{{secret}}" }]',
  },
  {
    kind: "json",
    at: ["stream", "beat"],
    label: "map_socket_beat",
    hint: "map_socket_beat_hint",
    example: '{ "type": "ping" }',
  },
];

const messagesPart = (written: unknown): MappingPart => {
  const messages = at(written, ["stream", "messages"]);
  const count = Array.isArray(messages) ? messages.length : 0;
  return {
    kind: "messages",
    at: ["stream", "messages"],
    label: "map_messages",
    hint: "map_messages_hint",
    messages: Array.from({ length: count }, (_, place) =>
      messageParts(["stream", "messages", `${place}`], written),
    ),
  };
};

const messageParts = (
  message: Keys,
  written: unknown,
): readonly MappingPart[] => {
  const rows: Keys = [...message, "rows"];
  return [
    {
      kind: "option",
      at: [...message, "does"],
      label: "map_message_does",
      options: [
        { value: "upsert", label: "map_message_upsert" },
        { value: "remove", label: "map_message_remove" },
        { value: "snapshot", label: "map_message_snapshot" },
        { value: "nothing", label: "map_message_nothing" },
      ],
    },
    {
      kind: "choice",
      at: rows,
      label: "map_message_people",
      by: null,
      options: [
        { value: "", label: "map_message_itself" },
        { value: "on", label: "map_message_rows", begins: {} },
      ],
    },
    ...(at(written, rows) === undefined
      ? []
      : [
          {
            ...({ kind: "place", at: [...rows, "at"] } as const),
            label: "mapping_rows_at",
            hint: "map_message_rows_hint",
          } as const,
          ...rowsParts(rows),
        ]),
    {
      kind: "pairs",
      at: [...message, "when"],
      label: "map_message_when",
      hint: "map_message_when_hint",
      name: "map_pair_place",
      value: "map_pair_says",
      example: ["type", "presence"],
    },
  ];
};
