import type { Failure } from "../utils/domain/failure.ts";
import type { Freshness } from "../utils/domain/freshness.ts";
import type { Headline } from "../utils/domain/headline.ts";
import type { PageModels } from "../utils/models/page-models.ts";

/** What stands where the list is: the list, or the reason why there is none. */
export type ListState =
  | { readonly kind: "opening" | "list" | "loading" | "paused" }
  | { readonly kind: "unconnected" | "nobody" | "no_match" }
  | { readonly kind: "failed"; readonly failure: Failure };

export const listStateOf = ({
  roster,
  time,
  numbers,
  list,
}: PageModels): ListState => {
  const failure = roster.failure.value;
  if (roster.people.value === null && failure !== null)
    return { kind: "failed", failure };
  if (roster.unconnected.value) return { kind: "unconnected" };
  if (!roster.opened.value) return { kind: "opening" };
  const rows = list.rows.value;
  if (rows === null) return withoutList(time.freshness.value);
  if (rows.slots.length > 0 || !rows.people.whole) return { kind: "list" };
  // That nobody is online may be said of the present only.
  const isNobody =
    !time.stale.value && asksForNobody(list, numbers.headline.value);
  return { kind: list.filtered.value && !isNobody ? "no_match" : "nobody" };
};

/** No snapshot has ever come. */
const withoutList = (freshness: Freshness): ListState => {
  if (freshness.kind === "paused") return { kind: "paused" };
  const failure = "failure" in freshness ? freshness.failure : null;
  if (failure === null) return { kind: "loading" };
  return { kind: "failed", failure };
};

/** Only online people are asked for, and nobody is online: the filter is not to blame. */
const asksForNobody = (
  list: PageModels["list"],
  headline: Headline | null,
): boolean => {
  const { search, presence, account, role, page } = list.question.value.view;
  return (
    headline?.online === 0 &&
    presence === "online" &&
    search.trim() === "" &&
    account === null &&
    role === null &&
    page === null
  );
};
