import { GIVEN_FACTS, type Gives, givesOnly } from "../domain/gives.ts";
import type { ConnectorId, ConnectorSettings } from "../domain/source.ts";
import { givesOf } from "./declared.ts";

/*
 * What a kind of connection can give, before anybody has configured one: by the connectors' own declarations, for the
 * settings with which they give least and most.
 */

const FIELDS = {
  ...{ id: "x", name: "x", role: "x", account: "x", page: "x", ip: "x" },
  ...{ browser: "x", userAgent: "x" },
  ...{
    startedAt: { from: "x", unit: "ms" },
    lastActiveAt: { from: "x", unit: "ms" },
    lastLoginAt: { from: "x", unit: "ms" },
  },
};
const ANY_LIST = { request: { path: "" }, fields: { id: "x" } };
const FULL_LIST = { request: { path: "" }, fields: FIELDS };

const mapping = (list: object, more: object): ConnectorSettings => ({
  mapping: {
    ...{ version: 1, auth: { kind: "none" }, online: { when: "listed" } },
    ...{ list, ...more },
  },
});

const EXTREMES: Readonly<
  Record<
    ConnectorId,
    readonly [least: ConnectorSettings, most: ConnectorSettings]
  >
> = {
  protocol: [{}, {}],
  directus: [{}, {}],
  mapped: [
    mapping(ANY_LIST, {}),
    mapping(FULL_LIST, {
      directory: { ...ANY_LIST, by: "id" },
      stream: {
        ...{ kind: "events", request: { path: "" } },
        messages: [{ does: "upsert" }],
      },
    }),
  ],
  phoenix: [
    { server: "phoenix", topic: "x", fields: {} },
    { server: "phoenix", topic: "x", fields: FIELDS },
  ],
  pusher: [
    { key: "x", channel: "presence-x", fields: { id: "$key" } },
    {
      ...{ key: "x", channel: "presence-x", fields: FIELDS },
      directory: { ...ANY_LIST, by: "id" },
    },
  ],
};

/** What a connector gives whatever its settings are; `some` where it depends on them. */
export const capabilityOf = (id: ConnectorId): Gives => {
  const [least, most] = EXTREMES[id].map((settings) => givesOf(id, settings));
  if (!least || !most) return givesOnly({});
  return givesOnly(
    Object.fromEntries(
      GIVEN_FACTS.map((fact) => [
        fact,
        least[fact] === most[fact] ? most[fact] : "some",
      ]),
    ),
  );
};
