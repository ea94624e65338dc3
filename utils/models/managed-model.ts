import {
  type ReadonlySignal,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { ManagedProblem } from "../domain/managed-connections.ts";
import { NO_POLICY, type Policy } from "../domain/policy.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Send } from "../messaging/client.ts";
import type { SecretKept } from "../messaging/protocol.ts";
import type { SourceGlance } from "../storage/reader.ts";
import { type ConnectorFacts, patternsOf } from "./connector-facts.ts";

interface ManagedPorts {
  readonly policy: () => Promise<Policy>;
  readonly problems: () => Promise<readonly ManagedProblem[]>;
  readonly glances: ReadonlySignal<readonly SourceGlance[]>;
  readonly facts: ReadonlySignal<ConnectorFacts>;
  readonly send: Send;
  readonly mayAccess: (pattern: string) => Promise<boolean>;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (patterns: readonly string[]) => Promise<boolean>;
}

/** What whoever manages the browser decided, and what is left to its user: access to the sites, and their own tokens. */
export const ManagedModel = createModel((ports: ManagedPorts) => {
  const { glances, send } = ports;
  const policy = signal<Policy>(NO_POLICY);
  const problems = signal<readonly ManagedProblem[]>([]);
  const missing = signal<readonly string[]>([]);
  const secrets = signal<ReadonlyMap<SourceId, SecretKept>>(new Map());
  let looking = 0;

  const managed = computed(() =>
    glances.value.flatMap(({ source }) =>
      source.managed === undefined ? [] : [source],
    ),
  );

  const lookForAccess = async (): Promise<readonly string[]> => {
    const { originsOf } = ports.facts.peek();
    const patterns = patternsOf(managed.peek().flatMap(originsOf));
    const granted = await Promise.all(patterns.map(ports.mayAccess));
    return patterns.filter((_, at) => granted[at] !== true);
  };

  const lookForSecrets = async () => {
    const own = managed.peek().filter((one) => one.managed?.hasToken === false);
    const kept = await Promise.all(
      own.map(({ id }) => send({ type: "secret", source: id })),
    );
    return new Map(
      own.flatMap(({ id }, at) => {
        const one = kept[at];
        return one === undefined ? [] : [[id, one] as const];
      }),
    );
  };

  const look = async (): Promise<void> => {
    const mine = ++looking;
    const [read, wrong, lacking, known] = await Promise.all([
      ports.policy(),
      ports.problems(),
      lookForAccess(),
      lookForSecrets(),
    ]);
    if (mine !== looking) return;
    policy.value = read;
    problems.value = wrong;
    missing.value = lacking;
    secrets.value = known;
  };

  return {
    policy: computed(() => policy.value),
    /** Entries of the policy that cannot be used. */
    problems: computed(() => problems.value),
    /** Sites of its connections that the browser has not been allowed to ask, as patterns. */
    missing: computed(() => missing.value),
    isManaged: computed(
      () =>
        managed.value.length > 0 ||
        problems.value.length > 0 ||
        JSON.stringify(policy.value) !== JSON.stringify(NO_POLICY),
    ),
    /** Is it asked with a token, which everybody types themselves? */
    asksForToken: (source: SourceRecord): boolean =>
      source.managed?.hasToken === false &&
      ports.facts.value.needsSecret(source),
    /** Whether one's own token is kept for a connection that came without one. */
    secretOf: (source: SourceId): SecretKept =>
      secrets.value.get(source) ?? "none",
    look,
    async allow(): Promise<void> {
      await ports.requestAccess(missing.peek()).catch(() => false);
      await look();
    },
    /** @returns why the token was not kept; null: it was */
    async saveToken(
      source: SourceId,
      token: string,
      remember: boolean,
    ): Promise<Failure | null> {
      const kept = await send({ type: "saveToken", source, token, remember });
      await look();
      return kept.ok ? null : kept.failure;
    },
  };
});

export type ManagedModel = InstanceType<typeof ManagedModel>;
