import "./why.css";
import type { VNode } from "preact";
import { DWELL_ERROR } from "../utils/domain/dwell.ts";
import { type Incident, MIN_VISITS } from "../utils/domain/stuck.ts";
import { plural, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { DialogBox } from "./dialog-box.tsx";
import { OutsideText } from "./outside-text.tsx";
import { Fact } from "./why-fact.tsx";
import { StuckPeople } from "./why-rows.tsx";
import { durationWords } from "./words.ts";

interface WhyStuckProps {
  readonly incident: Incident;
  readonly models: PageModels;
  readonly onClose: () => void;
}

/** Why there is said to be an incident: the rule, the limit of this page, how many visits it is told from, and who is stuck. */
export const WhyStuck = ({
  incident,
  models,
  onClose,
}: WhyStuckProps): VNode => {
  const { limitMs, visits, usual } = incident.rule;
  const limit = durationWords(limitMs);
  return (
    <DialogBox
      label={t("incident_why_label")}
      title={
        <OutsideText
          text={models.shareSafe.shownText.value(incident.page)}
          heard={incident.page}
        />
      }
      onClose={onClose}
    >
      {() => (
        <>
          <dl class="why-facts">
            <Fact name="why_rule">{t("why_rule_stuck")}</Fact>
            <Fact name="why_limits">
              {usual
                ? t("why_limit_usual", limit, DWELL_ERROR * 100)
                : t("why_limit_fixed", limit, limit)}
            </Fact>
            <Fact name="why_visits">
              {plural("why_visits", visits, MIN_VISITS)}
            </Fact>
          </dl>
          <StuckPeople people={incident.people} models={models} />
        </>
      )}
    </DialogBox>
  );
};
