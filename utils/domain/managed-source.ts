import { type SourceId, sourceId } from "./ids.ts";
import type { ManagedConnection } from "./managed-connections.ts";
import type { LockedLimits } from "./policy.ts";
import type { SourceRecord } from "./source.ts";

/** What a source's id begins with that came with a policy. Every other id is a random one. */
const MANAGED = "managed-";

/** The id of the source that a connection of a policy becomes: the same for as long as the policy calls it the same. */
export const managedId = (id: string): SourceId => sourceId(MANAGED + id);

/** Did the source come with a policy? Then no page may change or remove it. */
export const isManagedId = (id: SourceId): boolean => id.startsWith(MANAGED);

/** The source that a connection of a policy is. What its user decided of it (paused, how pages are called) stays. */
export const managedSource = (
  { hasToken, colour, ...given }: ManagedConnection,
  before: SourceRecord | undefined,
): SourceRecord => {
  const { generation = 0, paused = false, pages } = before ?? {};
  const source: SourceRecord = {
    ...given,
    ...(colour === undefined ? {} : { colour }),
    ...(pages === undefined ? {} : { pages }),
    generation,
    paused,
    managed: { hasToken },
  };
  return before !== undefined && asksTheSame(before, source)
    ? source
    : { ...source, generation: generation + 1 };
};

/** Another platform, or its people under other ids: what was observed says nothing of it. */
export const isOtherPlatform = (
  before: Pick<SourceRecord, "address" | "connector">,
  next: Pick<SourceRecord, "address" | "connector">,
): boolean =>
  before.address !== next.address || before.connector !== next.connector;

type Asked = Pick<SourceRecord, "connector" | "address" | "settings">;

/** Is the same asked, and the answer read in the same way? */
export const asksTheSame = (one: Asked, other: Asked): boolean =>
  asks(one) === asks(other);

/** All that decides what is asked, and how the answer is read. */
const asks = ({ connector, address, settings }: Asked): string =>
  JSON.stringify([connector, address, settings ?? null]);

/** True where nothing of it has to be written. A colour that nobody decided may be another: the disk chose it. */
export const sameSource = (before: SourceRecord, next: SourceRecord): boolean =>
  asksTheSame(before, next) &&
  before.generation === next.generation &&
  before.name === next.name &&
  (before.preset ?? null) === (next.preset ?? null) &&
  before.managed?.hasToken === next.managed?.hasToken &&
  (next.colour === undefined || before.colour === next.colour);

/** The sources under the limits that are decided for everybody, or under none. */
export const withLockedLimits = (
  sources: readonly SourceRecord[],
  limits: LockedLimits,
): readonly SourceRecord[] => {
  const isLocked = Object.keys(limits).length > 0;
  return sources.map((source) => {
    if (isLocked) return { ...source, lockedLimits: limits };
    if (source.lockedLimits === undefined) return source;
    const { lockedLimits: _, ...free } = source;
    return free;
  });
};
