import type { VNode } from "preact";
import type { PageModels } from "../utils/models/page-models.ts";
import { lazy } from "./lazy.tsx";

interface OpenPersonProps {
  readonly models: PageModels;
}

const PersonCard = lazy(
  async () => (await import("./person-card.tsx")).PersonCard,
);

/** The card of the person that was opened in the list, if any. */
export const OpenPerson = ({ models }: OpenPersonProps): VNode | null => {
  const report = models.list.opened.value;
  return report === null ? null : (
    <PersonCard key={report.id} {...models.apart(report)} from={report.from} />
  );
};
