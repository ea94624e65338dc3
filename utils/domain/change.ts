import { bestSession, isOnline } from "./facts.ts";
import type { PersonId } from "./ids.ts";
import type { Account, Report } from "./person.ts";

/** What happened to a person between two observations. */
export type Change =
  | { readonly kind: "joined"; readonly person: PersonId }
  | { readonly kind: "left"; readonly person: PersonId }
  | {
      readonly kind: "moved";
      readonly person: PersonId;
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly kind: "account";
      readonly person: PersonId;
      readonly from: Account;
      readonly to: Account;
    };

/** Adds what is other in `after` than it was in `before` (undefined: a newcomer). */
export const noteChanges = (
  changes: Change[],
  before: Report | undefined,
  after: Report,
): void => {
  const person = after.id;
  const was = before !== undefined && isOnline(before);
  const is = isOnline(after);
  if (is && !was) changes.push({ kind: "joined", person });
  if (was && !is) changes.push({ kind: "left", person });
  if (before === undefined) return;
  if (before.account !== after.account)
    changes.push({
      kind: "account",
      person,
      from: before.account,
      to: after.account,
    });
  const from = bestSession(before)?.page?.url ?? null;
  const to = bestSession(after)?.page?.url ?? null;
  if (was && is && from !== to)
    changes.push({ kind: "moved", person, from, to });
};
