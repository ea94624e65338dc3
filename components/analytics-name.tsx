import type { VNode } from "preact";
import type { PersonId } from "../utils/domain/ids.ts";
import { maskedId } from "../utils/domain/masked-report.ts";
import { reportAt, slotOf } from "../utils/domain/people-index.ts";
import type { Report } from "../utils/domain/person.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { OutsideText } from "./outside-text.tsx";
import { titleOf } from "./words.ts";

interface PersonNameProps {
  readonly id: PersonId;
  readonly models: Pick<DashboardModels, "roster" | "shareSafe">;
}

/** A person of the history by name, as far as it may be seen; of who is gone from the list only the id is known. */
export const PersonName = ({ id, models }: PersonNameProps): VNode => {
  const { roster, shareSafe } = models;
  const report = reportOf(id, roster);
  const isMasked = shareSafe.on.value;
  if (report !== undefined)
    return (
      <OutsideText
        text={titleOf(shareSafe.shown.value(report))}
        heard={titleOf(report)}
      />
    );
  const shown = isMasked ? maskedId({ id, name: null, email: null }) : id;
  return <OutsideText text={shown} heard={id} />;
};

export const reportOf = (
  id: PersonId,
  roster: DashboardModels["roster"],
): Report | undefined => {
  const index = roster.people.peek()?.index;
  const slot = index === undefined ? undefined : slotOf(index, id);
  return index === undefined || slot === undefined
    ? undefined
    : reportAt(index, slot);
};
