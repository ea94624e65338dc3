import fc from "fast-check";
import { CONNECTION_COLOURS } from "../../utils/domain/connection-colour.ts";
import { PERSONAL_COLUMNS } from "../../utils/domain/export-rows.ts";
import type { KeptSettings } from "../../utils/domain/filed-settings.ts";
import { personId, sourceId } from "../../utils/domain/ids.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import {
  DEFAULT_PREFERENCES,
  type Preferences,
} from "../../utils/domain/preferences.ts";
import { RETENTION_LIMITS } from "../../utils/domain/retention.ts";
import type { SavedView } from "../../utils/domain/saved-view.ts";
import { CONNECTOR_IDS, type SourceRecord } from "../../utils/domain/source.ts";
import {
  type WatchRecord,
  newRecord,
  watchId,
} from "../../utils/domain/watch.ts";

const MINUTE = 60_000;

const minutes = fc.option(
  fc.integer({ min: 1, max: 1440 }).map((many) => many * MINUTE),
);

const ids = fc.uuid().map(sourceId);

const pages = fc.record({
  rules: fc.array(
    fc.record({
      pattern: fc.constantFrom("/orders/*", "/", "/a/{id}"),
      name: fc.string({ maxLength: 20 }),
    }),
    { maxLength: 3 },
  ),
  parameters: fc.uniqueArray(fc.constantFrom("tab", "q", "step")),
});

/** Plain data of any shape, as JSON has it; no key that makes an object something else. */
const settings = fc
  .dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue(), { maxKeys: 4 })
  .map((value) => JSON.stringify(value))
  .filter((text) => !text.includes("__proto__"))
  .map((text): Readonly<Record<string, unknown>> => JSON.parse(text));

const source = (id: fc.Arbitrary<SourceRecord["id"]>) =>
  fc.record<SourceRecord>(
    {
      id,
      connector: fc.constantFrom(...CONNECTOR_IDS),
      settings: fc.option(settings),
      preset: fc.option(fc.constantFrom("auth0", "matomo")),
      name: fc.option(fc.string({ maxLength: 80 })),
      address: fc.webUrl({ validSchemes: ["https"] }),
      generation: fc.nat(),
      paused: fc.boolean(),
      limits: fc.option(
        fc.record(
          {
            idleAfterMs: minutes,
            awayAfterMs: minutes,
            stuckAfterMs: minutes,
          },
          { requiredKeys: ["idleAfterMs", "awayAfterMs"] },
        ),
      ),
      pages,
      colour: fc.constantFrom(...CONNECTION_COLOURS),
    },
    {
      requiredKeys: [
        ...(["id", "connector", "name", "address"] as const),
        ...(["generation", "paused"] as const),
      ],
    },
  );

const sort = fc.record({
  key: fc.constantFrom("status" as const, "user" as const, "device" as const),
  direction: fc.constantFrom("ascending" as const, "descending" as const),
});

const question = {
  sort,
  presence: fc.option(fc.constantFrom("online" as const, "unknown" as const)),
  account: fc.option(fc.constantFrom("pending" as const)),
  role: fc.option(fc.string({ maxLength: 20 })),
  page: fc.option(fc.string({ maxLength: 20 })),
  group: fc.option(fc.constantFrom("page" as const, "status" as const)),
  groupOrder: fc.constantFrom("count" as const, "name" as const),
};

const columns = fc.array(
  fc.record({
    key: fc.constantFrom("user" as const, "network" as const),
    width: fc.integer({ min: 60, max: 400 }),
  }),
  { maxLength: 3 },
);

const surface = {
  ...question,
  hidden: fc.uniqueArray(fc.constantFrom("role" as const, "page" as const)),
  collapsed: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
};

const preferences = (sources: readonly SourceRecord[]) =>
  fc.record<Preferences>({
    popup: fc.record(surface),
    panel: fc.record(surface),
    dashboard: fc.record({ ...surface, columns }),
    noteFormat: fc.constantFrom("markdown", "plain"),
    shareSafe: fc.boolean(),
    masking: fc.constant(DEFAULT_PREFERENCES.masking),
    shown: fc.constantFrom(null, ...sources.map(({ id }) => id)),
  });

const view = fc.record<SavedView>({
  ...question,
  id: fc.uuid(),
  name: fc.stringMatching(/^[A-Za-zÄéش ]{0,20}[a-z]$/),
  search: fc.string({ maxLength: 20 }),
  activity: fc.option(fc.constantFrom("idle", "stuck")),
  columns,
  over: fc.oneof(
    fc.constant("all" as const),
    fc.record({
      source: ids,
      name: fc.string({ maxLength: 80 }),
      address: fc.webUrl(),
    }),
  ),
});

const watch = (sources: readonly SourceRecord[]): fc.Arbitrary<WatchRecord> =>
  fc
    .record({
      source: fc.constantFrom(...sources.map(({ id }) => id)),
      id: fc.uuid().map(watchId),
      person: fc.stringMatching(/^[a-z0-9@.]{1,20}$/).map(personId),
      wanted: fc.constantFrom(
        { kind: "online" as const },
        { kind: "active" as const },
        { kind: "onPage" as const, page: "/orders/*" },
      ),
      repeat: fc.constantFrom("once" as const, "always" as const),
      until: fc.constant(null),
      ticket: fc.constant(null),
      tab: fc.constant(null),
      createdAt: fc.constant(localInstant(1_700_000_000_000)),
      setAt: fc.constant(null),
    })
    .map(newRecord);

const between = (kind: keyof typeof RETENTION_LIMITS) => {
  const { least, most } = RETENTION_LIMITS[kind];
  return fc.integer({ min: least, max: most });
};

/** Whatever somebody may have decided: each connection told from the others by its id alone. */
export const anySettings: fc.Arbitrary<KeptSettings> = fc
  .uniqueArray(source(ids), { maxLength: 4, selector: ({ id }) => id })
  .chain((sources) =>
    fc.record<KeptSettings>({
      sources: fc.constant(sources),
      preferences: preferences(sources),
      notifying: fc.record({
        names: fc.boolean(),
        quiet: fc.option(
          fc.record({
            from: fc.integer({ min: 0, max: 1439 }),
            to: fc.integer({ min: 0, max: 1439 }),
            days: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
          }),
        ),
      }),
      retention: fc.record({
        detailDays: between("detailDays"),
        rollupMonths: between("rollupMonths"),
        travelHours: between("travelHours"),
      }),
      language: fc.constantFrom(null, "en", "de"),
      personalColumns: fc.subarray([...PERSONAL_COLUMNS]),
      views: fc.uniqueArray(view, { maxLength: 4, selector: ({ id }) => id }),
      helpdesks: fc.uniqueArray(
        fc.constantFrom("https://help.test", "https://desk.test:8443"),
      ),
      watches:
        sources.length === 0
          ? fc.constant([])
          : fc.array(watch(sources), { maxLength: 3 }),
    }),
  );
