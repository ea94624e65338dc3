import { A_SITE, type Preset } from "./preset.ts";

/*
 * What Firebase's own guide to presence keeps: {state, last_changed} for each user id, set by the browser that comes and,
 * for it, by the server when the connection is lost. A change is told as the place in the tree and what is there now (put),
 * or what of it (patch); a part of a person leaves the rest as it was.
 * Source: firebase.google.com/docs/firestore/solutions/presence, firebase.google.com/docs/reference/rest/database.
 */

/** The person of whom something changed, as an object with their id as its only key: all of them, or one member. */
const PERSON = "=from_items([[split(path, '/')[1], data]])";
const MEMBER =
  "=from_items([[split(path, '/')[1], from_items([[split(path, '/')[2], data]])]])";
/** How deep in the tree something changed: "/uid" is 2. */
const DEPTH = "=length(split(path, '/'))";

export const firebase: Preset = {
  id: "firebase",
  product: "Firebase Realtime Database",
  connector: "mapped",
  gives: "preset_firebase_gives",
  address: { example: "https://acme-default-rtdb.firebaseio.com" },
  secret: {
    called: "preset_secret_database_secret",
    where: "preset_firebase_secret",
    docs: "https://firebase.google.com/docs/database/rest/auth",
  },
  fields: [
    {
      key: "path",
      label: "preset_field_database_path",
      example: "status",
      value: "status",
      looks: /^[^/\s."'`\\{}#$[\]]+$/,
    },
    {
      key: "site",
      label: "preset_field_site",
      example: "https://shop.example.com",
      looks: A_SITE,
      isOptional: true,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "query", name: "auth" },
    list: {
      request: { path: "/{{path}}.json" },
      // What is empty does not exist: null.
      rows: { at: "=@ || `{}`", as: "entries" },
      fields: {
        id: "$key",
        name: "name",
        email: "email",
        status: "state",
        startedAt: {
          from: "=[@][?state == 'online'] | [0].last_changed",
          unit: "ms",
        },
        lastSeenAt: {
          from: "=[@][?state != 'online'] | [0].last_changed",
          unit: "ms",
        },
        page: "page",
      },
    },
    site: "{{site}}",
    online: { when: "status", words: ["online"] },
    stream: {
      kind: "events",
      request: { path: "/{{path}}.json" },
      messages: [
        {
          when: { $event: "put", path: "/" },
          does: "snapshot",
          rows: { at: "=data || `{}`", as: "entries" },
        },
        {
          when: { $event: "put", [DEPTH]: "2", "=type(data)": "null" },
          does: "remove",
          rows: { at: PERSON, as: "entries" },
        },
        {
          when: { $event: "patch", path: "/" },
          does: "upsert",
          rows: { at: "data", as: "entries" },
        },
        {
          when: { [DEPTH]: "2" },
          does: "upsert",
          rows: { at: PERSON, as: "entries" },
        },
        {
          when: { $event: "put", [DEPTH]: "3" },
          does: "upsert",
          rows: { at: MEMBER, as: "entries" },
        },
      ],
    },
  },
  some: ["directory", "page", "live"],
};
