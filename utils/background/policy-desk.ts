import type { SourceId } from "../domain/ids.ts";
import {
  type ManagedConnections,
  managedConnectionsOf,
} from "../domain/managed-connections.ts";
import {
  asksTheSame,
  isManagedId,
  isOtherPlatform,
  managedSource,
  sameSource,
} from "../domain/managed-source.ts";
import { policyOf } from "../domain/managed-policy.ts";
import {
  type KeptPolicy,
  NO_POLICY,
  type Policy,
  STRICTEST_POLICY,
  sameKept,
} from "../domain/policy.ts";
import { absencesAfter, isGone } from "../domain/policy-absence.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Database } from "../storage/database.ts";
import { readKeptPolicy, writeKeptPolicy } from "../storage/kept-policy.ts";
import { isSilent, readManaged } from "../storage/policy.ts";
import { readAbsences, writeAbsences } from "../storage/policy-absences.ts";
import { forgetToken } from "../storage/secrets.ts";
import { orderSources, readSources, writeSource } from "../storage/settings.ts";
import type { Io } from "../transport/io.ts";

/** What became another by looking at the policy. */
export interface PolicyNews {
  /** Connections that are to be taken up anew, or to be let go of. */
  readonly changed: readonly SourceId[];
  /** Connections of a policy that surely has them no more: to be erased. */
  readonly gone: readonly SourceId[];
  /** What pages and the worker have to keep to is another. */
  readonly isOther: boolean;
  /** Something is missing, and has to be looked for again. */
  readonly waits: boolean;
}

/** The policy of whoever manages this browser, as the worker keeps to it. */
export interface PolicyDesk {
  readonly policy: () => Policy;
  /**
   * Is the connection, as it lies on the disk, one of the policy now? One that is not is not asked: the policy's token is
   * for what the policy says, not for what it said before and what could not be written over.
   */
  readonly names: (source: SourceRecord) => boolean;
  /** From the policy itself: it is never on the disk, and in no reply. */
  readonly tokenOf: (source: SourceId) => string | null;
  /** Reads the policy and puts it on the disk, but for its tokens. */
  readonly look: () => Promise<PolicyNews>;
}

interface DeskDeps {
  readonly db: Database;
  readonly io: Pick<Io, "now">;
}

const NONE = managedConnectionsOf({});
/** All of the policy, among the names of what is missing: no connection is called so. */
const WHOLE = "*";

export const createPolicyDesk = ({ db, io }: DeskDeps): PolicyDesk => {
  let policy: Policy = STRICTEST_POLICY;
  let managed: ManagedConnections = NONE;
  let last: Promise<unknown> = Promise.resolve();

  /** Writes what the policy says of its connections. @returns those that are others now */
  const writeManaged = async (
    sources: readonly SourceRecord[],
  ): Promise<readonly SourceId[]> => {
    const changed: SourceId[] = [];
    for (const connection of managed.connections) {
      const before = sources.find(({ id }) => id === connection.id);
      const source = managedSource(connection, before);
      if (before !== undefined && sameSource(before, source)) continue;
      const isOther = before !== undefined && isOtherPlatform(before, source);
      // What somebody typed for another place, or before the policy had its own.
      if (isOther || connection.hasToken) await forgetToken(db, connection.id);
      await writeSource(db, source, isOther);
      changed.push(connection.id);
    }
    // A new one stands before those that somebody added; where it goes from there is theirs.
    const isNew = managed.connections.some(
      ({ id }) => !sources.some((source) => source.id === id),
    );
    if (isNew)
      await orderSources(
        db,
        managed.connections.map(({ id }) => id),
      );
    return changed;
  };

  const missingOf = async (
    sources: readonly SourceRecord[],
    silentOver: KeptPolicy | null,
  ) => {
    const missing = sources
      .map(({ id }) => id)
      .filter((id) => isManagedId(id) && !isNamed(id));
    const all = silentOver === null ? missing : [...missing, WHOLE];
    const before = await readAbsences();
    const absences = absencesAfter(before, all, io.now());
    if (all.length > 0 || Object.keys(before).length > 0)
      await writeAbsences(absences);
    const gone = missing.filter((id) => isGone(absences[id]));
    const isOver = isGone(absences[WHOLE]);
    const waits =
      gone.length < missing.length || (silentOver !== null && !isOver);
    return { gone, isOver, waits };
  };

  const isNamed = (source: SourceId): boolean =>
    managed.connections.some(({ id }) => id === source);

  const look = async (): Promise<PolicyNews> => {
    const [values, kept, sources] = await Promise.all([
      readManaged(),
      readKeptPolicy(db),
      readSources(db),
    ]);
    const known = kept.ok ? kept.value : null;
    // What cannot be read says nothing: all stays as it is, and is asked for again.
    if (values === null || !kept.ok || !sources.ok) {
      policy = known?.policy ?? policy;
      return { changed: [], gone: [], isOther: false, waits: true };
    }
    const before = managed;
    managed = managedConnectionsOf(values);
    const written = await writeManaged(sources.value);
    const silent = isSilent(values);
    const { gone, isOver, waits } = await missingOf(
      sources.value,
      silent ? known : null,
    );
    const { problems } = managed;
    const next: KeptPolicy | null = silent
      ? isOver
        ? null
        : known
      : { policy: policyOf(values), problems };
    const isOther = !sameKept(known, next);
    if (isOther) await writeKeptPolicy(db, next);
    policy = next?.policy ?? NO_POLICY;
    const limits = (one: KeptPolicy | null): string =>
      JSON.stringify(one?.policy.limits ?? {});
    const changed = new Set([
      ...written,
      ...otherSecrets(before, managed),
      ...(limits(known) === limits(next)
        ? []
        : sources.value.map(({ id }) => id)),
    ]);
    return { changed: [...changed], gone, isOther, waits };
  };

  return {
    policy: () => policy,
    names: (source) =>
      managed.connections.some(
        (one) => one.id === source.id && asksTheSame(one, source),
      ),
    tokenOf: (source) => managed.tokens.get(source) ?? null,
    look: () => {
      const mine = last.then(look);
      last = mine.catch(() => {});
      return mine;
    },
  };
};

/** Connections that came, went, or have another token. */
const otherSecrets = (
  before: ManagedConnections,
  now: ManagedConnections,
): readonly SourceId[] => {
  const state = ({ connections, tokens }: ManagedConnections) =>
    new Map(connections.map(({ id }) => [id, tokens.get(id) ?? null]));
  const [old, next] = [state(before), state(now)];
  return [...new Set([...old.keys(), ...next.keys()])].filter(
    (id) => old.get(id) !== next.get(id),
  );
};
