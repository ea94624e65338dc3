import type { SecretKept } from "../messaging/protocol.ts";
import type { ConnectorFacts, Target } from "./connector-facts.ts";

export type TokenProblem = "missing" | "other_origin" | "spaces";

interface Known {
  /** What there is already; null: it is a new connection. */
  readonly saved: Target | null;
  readonly kept: SecretKept;
  /** What is typed; null while its address is none. */
  readonly target: Target | null;
  /** Is it asked with a secret at all? */
  readonly needsSecret: boolean;
  readonly facts: ConnectorFacts;
}

/** A token belongs to one origin: at another address the kept one is never sent. */
export const tokenProblemOf = (
  token: string,
  { saved, kept, target, needsSecret, facts }: Known,
): TokenProblem | null => {
  if (!needsSecret) return null;
  const typed = token.trim();
  // Of our own protocol it stands in a header as it is; elsewhere it may be a password.
  if (/\s/.test(typed) && (target?.connector ?? "protocol") === "protocol")
    return "spaces";
  if (typed !== "") return null;
  if (saved === null || kept === "none") return "missing";
  const isElsewhere =
    target !== null &&
    facts.secretOriginOf(target) !== facts.secretOriginOf(saved);
  return isElsewhere ? "other_origin" : null;
};
