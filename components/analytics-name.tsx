import type { VNode } from "preact";
import type { PersonId } from "../utils/domain/ids.ts";
import { reportIn } from "../utils/domain/people-index.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { OutsideText } from "./outside-text.tsx";
import { nameIn } from "./watched-name.ts";
import { titleOf } from "./words.ts";

interface PersonNameProps {
  readonly id: PersonId;
  readonly models: Pick<
    DashboardModels,
    "roster" | "members" | "connections" | "shareSafe"
  >;
}

/** A person of the history by name, as far as it may be seen; of who is gone from the list only the id is known. */
export const PersonName = ({ id, models }: PersonNameProps): VNode => {
  const report = reportIn(models.roster.people.peek()?.index, id);
  return (
    <OutsideText
      text={nameIn(models, id)}
      heard={report === undefined ? id : titleOf(report)}
    />
  );
};
