import type { AddressProblem } from "../domain/address.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import type { ConnectorSettings, Limits } from "../domain/source.ts";
import type { SecretKept } from "../messaging/protocol.ts";
import type { Preset } from "../presets/preset.ts";
import type { Draft } from "./connection-draft.ts";
import { fieldProblems, formOf } from "./connection-kind.ts";
import { formProblems } from "./connector-form.ts";
import type {
  ConnectorFacts,
  SettingsFault,
  Target,
} from "./connector-facts.ts";
import { type TokenProblem, tokenProblemOf } from "./token-problem.ts";
import { readTyped } from "./typed-address.ts";
import { type TypedLimits, readLimits } from "./typed-limits.ts";

/** What is typed into the form of a connection, as it would be connected, and what is wrong with it. */
export interface TypedConnection {
  /** Null while the address is none. */
  readonly target: Target | null;
  readonly addressProblem: AddressProblem | null;
  /** Is it asked with a secret at all? */
  readonly needsSecret: boolean;
  readonly tokenProblem: TokenProblem | null;
  /** What is wrong with the connector's own settings. */
  readonly settingsFault: SettingsFault | null;
  /** What is wrong with the fields of a product or a connector, by their keys. */
  readonly fieldProblems: ReturnType<typeof fieldProblems>;
  readonly limits: TypedLimits;
}

interface Known {
  /** What there is already; null: it is a new connection. */
  readonly saved: Target | null;
  readonly kept: SecretKept;
  readonly facts: ConnectorFacts;
  readonly rules: Limits | null;
  readonly presets: readonly Preset[];
}

/** What is still being filled in cannot be read by the connector; how it signs in is written down already. */
const isOpen = (settings: ConnectorSettings | null): boolean =>
  fieldsOf(fieldsOf(settings?.["mapping"])?.["auth"])?.["kind"] === "none";

export const readConnection = (
  draft: Draft,
  { saved, kept, facts, rules, presets }: Known,
): TypedConnection => {
  const address = readTyped(draft.address);
  const { connector, settings } = draft;
  const target = address.ok
    ? { connector, address: address.value.base, settings }
    : null;
  const form = formOf(draft);
  // Settings that are still being typed say nothing to the connector, and to their form enough.
  const needsSecret =
    form !== null
      ? form.needsSecret?.(settings ?? {}) !== false
      : target === null ||
        (facts.faultOf(target) === null
          ? facts.needsSecret(target)
          : !isOpen(settings));
  return {
    target,
    needsSecret,
    addressProblem: address.ok ? null : address.failure,
    tokenProblem: tokenProblemOf(draft.token, {
      ...{ saved, kept, target, needsSecret, facts },
    }),
    settingsFault: target === null ? null : facts.faultOf(target),
    fieldProblems:
      form !== null
        ? formProblems(form, settings)
        : fieldProblems(
            presets.find(({ id }) => id === draft.preset) ?? null,
            settings,
          ),
    limits: readLimits(draft, rules),
  };
};
