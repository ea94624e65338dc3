import { type ReadonlySignal, computed, effect } from "@preact/signals";
import type { People } from "../../utils/models/people.ts";
import type { PageScopes } from "../../utils/models/page-scopes.ts";

/** The people of all connections, whichever is shown: a ticket and a question from outside may be about anybody. */
export const everybodyIn = ({
  shown,
  connections,
}: Pick<
  PageScopes,
  "shown" | "connections"
>): ReadonlySignal<People | null> => {
  effect(() => connections.value?.openAll());
  return computed(
    () => (connections.value?.union ?? shown.value).roster.people.value,
  );
};
