import type { PersonId } from "../utils/domain/ids.ts";
import { maskedId } from "../utils/domain/masked-report.ts";
import { reportIn } from "../utils/domain/people-index.ts";
import type { People } from "../utils/models/people.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import { titleOf } from "./words.ts";

/** What a person is called in the list; the id of somebody who is not in it. From outside; as it may be seen. */
export const nameIn = (
  people: People | null,
  person: PersonId,
  { on, shown }: Pick<ShareSafeModel, "on" | "shown">,
): string => {
  const report = reportIn(people?.index, person);
  if (report !== undefined) return titleOf(shown.value(report));
  return on.value ? maskedId({ id: person, name: null, email: null }) : person;
};
