import { type Gives, givesOnly } from "../domain/gives.ts";
import type { ConnectorId } from "../domain/source.ts";
import type { MappedFields } from "../mapping/mapping-fields.ts";
import { MappedSettings } from "../mapping/mapping.ts";
import type { Schema } from "../validation.ts";
import { DirectusSettings } from "./directus-settings.ts";
import { givesOfMapping } from "./mapped-gives.ts";
import { mappingOf } from "./mapped.ts";
import { PhoenixSettings } from "./phoenix-settings.ts";
import { PusherSettings, membersMapping } from "./pusher-settings.ts";

/*
 * What the connectors declare that they can give. Apart from them, since pages alone tell it: the worker asks, whatever
 * there is.
 */

/** What a connection with these settings can give. Null where they cannot be read. */
export const givesOf = (
  connector: ConnectorId,
  settings: unknown,
): Gives | null => DECLARED[connector](settings);

const by =
  <Settings>(schema: Schema<Settings>, gives: (settings: Settings) => Gives) =>
  (settings: unknown): Gives | null => {
    const read = schema.safeParse(settings ?? {});
    return read.success ? gives(read.data) : null;
  };

/** A platform may leave out what it does not know, and says itself whether it streams and has a history. */
const EVERYTHING: Gives = {
  directory: "yes",
  presence: "yes",
  start: "yes",
  activity: "yes",
  page: "yes",
  device: "yes",
  network: "some",
  account: "yes",
  role: "yes",
  lastLogin: "yes",
  live: "some",
  history: "some",
};

const DIRECTUS: Gives = givesOnly({
  directory: "yes",
  // There is no sign when somebody leaves: who did something a short while ago is there.
  presence: "some",
  start: "some",
  activity: "some",
  page: "yes",
  device: "some",
  network: "some",
  account: "yes",
  role: "yes",
  lastLogin: "some",
  live: "some",
});

/** Presence knows who is there and what their metas say, and nobody who is not. */
const givenBy = ({ fields, activeOn = [] }: PhoenixSettings): Gives => {
  const given = (...keys: readonly (keyof MappedFields)[]) =>
    keys.some((key) => fields[key] !== undefined) ? "yes" : "no";
  return givesOnly({
    presence: "yes",
    live: "yes",
    start: given("startedAt"),
    activity: activeOn.length > 0 ? "some" : given("lastActiveAt"),
    page: given("page", "title", "feature"),
    device: given("browser", "os", "device", "userAgent"),
    network: given("ip"),
    account: given("account"),
    role: given("role"),
    lastLogin: given("lastLoginAt"),
  });
};

const pusherGives = (settings: PusherSettings): Gives => {
  const given = givesOfMapping(membersMapping(settings));
  return {
    ...given,
    // What somebody says of themselves is what their first tab said.
    page: given.page === "no" ? "no" : "some",
    live: "yes",
  };
};

const DECLARED: Readonly<
  Record<ConnectorId, (settings: unknown) => Gives | null>
> = {
  protocol: () => EVERYTHING,
  directus: by(DirectusSettings, () => DIRECTUS),
  phoenix: by(PhoenixSettings, givenBy),
  mapped: by(MappedSettings, (settings) => givesOfMapping(mappingOf(settings))),
  pusher: by(PusherSettings, pusherGives),
};
