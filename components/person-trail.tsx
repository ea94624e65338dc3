import "./person-trail.css";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Report } from "../utils/domain/person.ts";
import { type TrailStep, sessionTrail } from "../utils/domain/session-trail.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Folded } from "./folded.tsx";
import { PageLink } from "./page-link.tsx";
import { shownPage } from "./shown-page.ts";
import { Ticking } from "./ticking.tsx";
import { durationWords, momentWords } from "./words.ts";

interface PersonTrailProps {
  readonly report: Report;
  readonly models: PageModels;
}

interface StepProps extends PersonTrailProps {
  readonly step: TrailStep;
}

const SHOWN = 6;

type Words = Parameters<typeof Ticking>[0]["words"];

/** The pages of this visit where there were several, the newest first, each with how long the person stayed. */
export const PersonTrail = ({
  report,
  models,
}: PersonTrailProps): VNode | null => {
  const session = models.roster.people.value?.running.get(report.id);
  const steps = session === undefined ? [] : sessionTrail(session);
  // One page is the current one, which stands above.
  if (steps.length < 2) return null;
  return (
    <section class="person-part">
      <h3>{t("person_visit")}</h3>
      <Folded
        items={steps}
        most={SHOWN}
        render={(shown) => (
          <ol class="trail">
            {shown.map((step) => (
              <Step
                key={step.start}
                step={step}
                report={report}
                models={models}
              />
            ))}
          </ol>
        )}
      />
    </section>
  );
};

const Step = ({ step, report, models }: StepProps): VNode => {
  const { time } = models;
  const { start, end } = step;
  const page = shownPage(step.page, report, models.shareSafe);
  const now = time.serverNow.peek();
  const words = useMemo(
    (): Words =>
      (_, { serverNow }) =>
        t("trail_now", durationWords(serverNow - start)),
    [start],
  );
  return (
    <li class={end === null ? "is-now" : undefined}>
      <span class="trail-page">
        <PageLink page={page} time={time} />
      </span>
      <span class="under" title={t("trail_from", momentWords(start, now))}>
        {end === null ? (
          <Ticking report={report} time={time} words={words} />
        ) : (
          durationWords(end - start)
        )}
      </span>
    </li>
  );
};
