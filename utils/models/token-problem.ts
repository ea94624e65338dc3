import type { Address, AddressProblem } from "../domain/address.ts";
import type { Result } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { SecretKept } from "../messaging/protocol.ts";

export type TokenProblem = "missing" | "other_origin" | "spaces";

/** A token belongs to one origin: at another address the kept one is never sent. */
export const tokenProblemOf = (
  token: string,
  saved: SourceRecord | null,
  kept: SecretKept,
  address: Result<Address, AddressProblem>,
): TokenProblem | null => {
  const typed = token.trim();
  if (/\s/.test(typed)) return "spaces";
  if (typed !== "") return null;
  if (saved === null || kept === "none") return "missing";
  const isElsewhere =
    address.ok && address.value.origin !== new URL(saved.address).origin;
  return isElsewhere ? "other_origin" : null;
};
