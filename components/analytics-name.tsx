import type { VNode } from "preact";
import type { PersonId } from "../utils/domain/ids.ts";
import { reportIn } from "../utils/domain/people-index.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { OutsideText } from "./outside-text.tsx";
import { nameIn } from "./watched-name.ts";
import { titleOf } from "./words.ts";

interface PersonNameProps {
  readonly id: PersonId;
  readonly models: Pick<DashboardModels, "roster" | "shareSafe">;
}

/** A person of the history by name, as far as it may be seen; of who is gone from the list only the id is known. */
export const PersonName = ({ id, models }: PersonNameProps): VNode => {
  const { roster, shareSafe } = models;
  const people = roster.people.peek();
  const report = reportIn(people?.index, id);
  return (
    <OutsideText
      text={nameIn(people, id, shareSafe)}
      heard={report === undefined ? id : titleOf(report)}
    />
  );
};
