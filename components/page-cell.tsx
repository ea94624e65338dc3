import type { VNode } from "preact";
import { bestSession } from "../utils/domain/facts.ts";
import { pageName } from "../utils/domain/page-name.ts";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { OutsideText } from "./outside-text.tsx";
import { onPageWords } from "./row-words.ts";
import { Ticking } from "./ticking.tsx";

interface PageCellProps {
  readonly report: Report;
  readonly time: TimeModel;
}

/** The page a person is on, and for how long. */
export const PageCell = ({ report, time }: PageCellProps): VNode => {
  const name = pageName(bestSession(report)?.page ?? null);
  return (
    <>
      {name === null ? t("nothing") : <OutsideText text={name} />}
      <span class="on-page under">
        <Ticking report={report} time={time} words={onPageWords} />
      </span>
    </>
  );
};
