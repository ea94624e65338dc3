import {
  type FiledConnection,
  type FiledSettings,
  type FiledWatch,
  type WholeSettings,
  choicesWith,
  filedConnection,
} from "./filed-settings.ts";
import type { SourceId } from "./ids.ts";
import type { LocalInstant } from "./instant.ts";
import { isManagedId } from "./managed-source.ts";
import { matchedConnections } from "./matched-connections.ts";
import { filedOrder } from "./filed-order.ts";
import type { Policy } from "./policy.ts";
import { RETENTION_KINDS } from "./retention.ts";
import { sameData } from "./same-data.ts";
import { newViews } from "./saved-view.ts";
import type { SourceRecord } from "./source.ts";

/** What a file can change beside connections and what is counted. */
export type SettingPart =
  | "preferences"
  | "notifying"
  | "retention"
  | "language"
  | "personalColumns"
  | "shown"
  | "order";

/** What whoever manages the browser decided otherwise: the file changes nothing of it. */
export type LockedPart =
  | "connections"
  | "limits"
  | "retention"
  | "personalColumns"
  | "notifications"
  | "language";

/** What opening a file would do here. */
export interface SettingsPlan {
  readonly added: readonly FiledConnection[];
  readonly changed: readonly {
    readonly source: SourceRecord;
    readonly filed: FiledConnection;
  }[];
  /** They are here, and stay as they are: the file says the same of them, nothing, or may not say anything. */
  readonly left: readonly SourceRecord[];
  /** By its id in the file, which of those here it is. Those that are added have none yet. */
  readonly known: ReadonlyMap<SourceId, SourceId>;
  readonly settings: readonly SettingPart[];
  /** How many saved views, helpdesks and watched people are added. */
  readonly views: FiledSettings["views"];
  readonly helpdesks: readonly string[];
  readonly watches: readonly FiledWatch[];
  readonly locked: readonly LockedPart[];
}

/** Does a plan change anything at all? */
export const isEmptyPlan = (plan: SettingsPlan): boolean =>
  [
    ...[plan.added, plan.changed, plan.settings],
    ...[plan.views, plan.helpdesks, plan.watches],
  ].every((part) => part.length === 0);

/**
 * What opening a file would do.
 * @param here the settings as they are, as a file would have them
 * @param sources all connections, those of a policy included
 */
export const settingsPlan = (
  file: FiledSettings,
  here: WholeSettings,
  sources: readonly SourceRecord[],
  policy: Policy,
  now: LocalInstant,
): SettingsPlan => {
  const matched = matchedConnections(file.connections, sources);
  const known = new Map(
    sources.filter(({ id }) => isManagedId(id)).map(({ id }) => [id, id]),
  );
  for (const { filed, source } of matched)
    if (filed.id !== null && source !== null) known.set(filed.id, source.id);
  const all = matched.filter(({ source }) => source === null);
  const added = policy.ownConnections ? all.map(({ filed }) => filed) : [];
  const changed = matched.flatMap(({ filed, source }) =>
    source === null || source.managed !== undefined || says(source, filed)
      ? []
      : [{ source, filed }],
  );
  const filedIds = new Set(file.connections.map(({ id }) => id));
  const willBe = ({ source }: FiledWatch): boolean =>
    known.has(source) || (filedIds.has(source) && policy.ownConnections);
  return {
    ...{ added, changed, known },
    left: sources.filter((one) =>
      changed.every(({ source }) => source.id !== one.id),
    ),
    settings: settingsIn(file, here, policy).concat(
      isOtherShown(file, here, known, added) ? ["shown"] : [],
      filedOrder(sources, matched) === null ? [] : ["order"],
    ),
    views: newViews(here.views, file.views, () => ""),
    helpdesks: file.helpdesks.filter((one) => !here.helpdesks.includes(one)),
    watches: file.watches.filter(
      (watch) =>
        willBe(watch) &&
        (watch.until === null || watch.until > now) &&
        !here.watches.some(
          ({ source, person }) =>
            source === known.get(watch.source) && person === watch.person,
        ),
    ),
    locked: lockedIn(file, here, policy, all.length > 0),
  };
};

/** Is the connection already as the file says? What the file does not say is as it is. */
const says = (source: SourceRecord, filed: FiledConnection): boolean => {
  const now = filedConnection(source);
  return sameData(now, {
    ...filed,
    id: now.id,
    pages: filed.pages ?? now.pages,
    colour: filed.colour ?? now.colour,
    paused: filed.paused ?? now.paused,
  });
};

const settingsIn = (
  file: FiledSettings,
  here: WholeSettings,
  policy: Policy,
): readonly SettingPart[] => {
  const isOther = (
    part: "notifying" | "language" | "personalColumns",
  ): boolean => file[part] !== null && !sameData(file[part], here[part]);
  const { preferences, retention } = file;
  const choices = choicesWith(here.preferences, preferences);
  const keeps = { ...retention, ...policy.retention };
  const parts: readonly (readonly [SettingPart, boolean])[] = [
    ["preferences", !sameData(choices, here.preferences)],
    ["notifying", isOther("notifying")],
    ["retention", retention !== null && !sameData(keeps, here.retention)],
    ["language", policy.language === null && isOther("language")],
    ["personalColumns", policy.personalColumns && isOther("personalColumns")],
  ];
  return parts.flatMap(([part, changes]) => (changes ? [part] : []));
};

const isOtherShown = (
  { shown }: FiledSettings,
  here: WholeSettings,
  known: ReadonlyMap<SourceId, SourceId>,
  added: readonly FiledConnection[],
): boolean => {
  if (shown === null) return false;
  if (shown === "all") return here.shown !== "all";
  return known.has(shown)
    ? known.get(shown) !== here.shown
    : added.some(({ id }) => id === shown);
};

const lockedIn = (
  file: FiledSettings,
  here: WholeSettings,
  policy: Policy,
  adds: boolean,
): readonly LockedPart[] => {
  const { retention, personalColumns, notifying, language } = file;
  const limits = Object.keys(policy.limits).length > 0;
  const parts: readonly (readonly [LockedPart, boolean])[] = [
    ["connections", adds && !policy.ownConnections],
    ["limits", limits && file.connections.some((one) => one.limits !== null)],
    [
      "retention",
      RETENTION_KINDS.some(
        (kind) =>
          retention !== null &&
          policy.retention[kind] !== undefined &&
          retention[kind] !== policy.retention[kind],
      ),
    ],
    [
      "personalColumns",
      !policy.personalColumns &&
        personalColumns !== null &&
        !sameData(personalColumns, here.personalColumns),
    ],
    ["notifications", !policy.notifications && notifying !== null],
    [
      "language",
      policy.language !== null &&
        language !== null &&
        language !== policy.language,
    ],
  ];
  return parts.flatMap(([part, isLocked]) => (isLocked ? [part] : []));
};
