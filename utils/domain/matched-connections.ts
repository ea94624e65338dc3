import type { FiledConnection } from "./filed-settings.ts";
import { sameData } from "./same-data.ts";
import type { SourceRecord } from "./source.ts";

/** A connection of a file, and which of those that are here it is; null: none. */
export interface Matched {
  readonly filed: FiledConnection;
  readonly source: SourceRecord | null;
}

type Rule = (filed: FiledConnection, source: SourceRecord) => boolean;

const isSamePlatform: Rule = (filed, source) =>
  filed.connector === source.connector &&
  filed.address === source.address &&
  filed.preset === (source.preset ?? null);

const isSameRead: Rule = (filed, source) =>
  isSamePlatform(filed, source) &&
  sameData(filed.settings, source.settings ?? null);

/** The surest first. Two channels of one site have the same address: there only what tells them apart can say which is which. */
const RULES: readonly Rule[] = [
  (filed, source) => filed.id === source.id && isSamePlatform(filed, source),
  (filed, source) => filed.name === source.name && isSameRead(filed, source),
  isSameRead,
  (filed, source) =>
    filed.name !== null &&
    filed.name === source.name &&
    isSamePlatform(filed, source),
];

/** Which connections of a file are here already. Each of those here is at most one of the file's. */
export const matchedConnections = (
  filed: readonly FiledConnection[],
  sources: readonly SourceRecord[],
): readonly Matched[] => {
  const found = new Map<FiledConnection, SourceRecord>();
  const isFree = (source: SourceRecord): boolean =>
    [...found.values()].every(({ id }) => id !== source.id);
  for (const rule of RULES)
    for (const one of filed) {
      if (found.has(one)) continue;
      const source = sources.find((other) => isFree(other) && rule(one, other));
      if (source !== undefined) found.set(one, source);
    }
  // Of a platform that is there once here and once in the file there is no doubt, whatever became of its name.
  for (const one of filed) {
    if (found.has(one)) continue;
    const rivals = filed.filter(
      (other) => !found.has(other) && isSameTarget(one, other),
    );
    const [source, ...others] = sources.filter(
      (other) => isFree(other) && isSamePlatform(one, other),
    );
    if (source !== undefined && others.length === 0 && rivals.length === 1)
      found.set(one, source);
  }
  return filed.map((one) => ({ filed: one, source: found.get(one) ?? null }));
};

const isSameTarget = (a: FiledConnection, b: FiledConnection): boolean =>
  a.connector === b.connector &&
  a.address === b.address &&
  a.preset === b.preset;
