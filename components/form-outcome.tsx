import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type { FormState } from "../utils/models/connection-form-model.ts";
import type { Finding } from "../utils/messaging/protocol.ts";
import { failureHelp } from "./failure-help.ts";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";
import { OutsideText } from "./outside-text.tsx";
import { shortWords } from "./words.ts";

interface FormOutcomeProps {
  readonly state: FormState;
}

/** What a test or a save came to, under the buttons, read out when it changes. */
export const FormOutcome = ({ state }: FormOutcomeProps): VNode => (
  <div class="outcome" aria-live="polite">
    {outcomeOf(state)}
  </div>
);

const outcomeOf = (state: FormState): VNode | null => {
  switch (state.kind) {
    case "editing":
      return null;
    case "busy":
      return <p class="quiet">{t(`form_${state.doing}`)}</p>;
    case "saved":
    case "removed":
      return (
        <p class="is-good">
          <Icon name="check" />
          {t(`form_${state.kind}`)}
        </p>
      );
    case "found":
      return <Found finding={state.finding} />;
    case "failed":
      return (
        <div class="note is-trouble">
          <Icon name="alert" />
          <p>
            <strong>{failureTitle(state.failure)}</strong>{" "}
            {failureHelp(state.failure)}
          </p>
        </div>
      );
    default:
      return unreachable(state);
  }
};

const Found = ({
  finding: { info, people, online },
}: {
  readonly finding: Finding;
}): VNode => (
  <div class="found">
    <p class="is-good">
      <Icon name="check" />
      <span>
        {t("found")} <OutsideText text={info.name} />
      </span>
    </p>
    <p>
      {plural("found_people", people)}
      {t("part_separator")}
      {t("found_online", formatNumber(online))}
      {t("part_separator")}
      {t("found_refresh", shortWords(info.refreshMs))}
    </p>
    <p class="quiet">
      {t(info.canStream ? "found_stream" : "found_poll")}{" "}
      {t(info.canHistory ? "found_history" : "found_no_history")}
    </p>
  </div>
);
