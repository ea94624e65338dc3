import type { PersonId } from "../utils/domain/ids.ts";
import { takenApart } from "../utils/domain/listed-id.ts";
import { maskedId } from "../utils/domain/masked-report.ts";
import { reportIn } from "../utils/domain/people-index.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { titleOf } from "./words.ts";

/** What a person is called in the list; the id of somebody who is not in it. From outside; as it may be seen. */
export const nameIn = (
  {
    roster,
    members,
    connections,
    shareSafe,
  }: Pick<PageModels, "roster" | "members" | "connections" | "shareSafe">,
  person: PersonId,
): string => {
  const { on, shown } = shareSafe;
  const report =
    reportIn(roster.people.value?.index, person) ??
    // Somebody of a connection that is not shown.
    reportIn(connections.value?.union.roster.people.value?.index, person);
  if (report !== undefined) return titleOf(shown.value(report));
  const id = members === null ? person : takenApart(person).person;
  return on.value ? maskedId({ id, name: null, email: null }) : id;
};
