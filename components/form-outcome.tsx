import type { VNode } from "preact";
import type { Gives } from "../utils/domain/gives.ts";
import { unreachable } from "../utils/domain/result.ts";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { FormState } from "../utils/models/connection-form-ports.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import type { Finding } from "../utils/domain/finding.ts";
import { AskedFailure } from "./asked-failure.tsx";
import { CameLines } from "./came-lines.tsx";
import { FoundFacts } from "./found-facts.tsx";
import { Icon } from "./icon.tsx";
import { Preview } from "./preview.tsx";
import { OutsideText } from "./outside-text.tsx";
import { shortWords } from "./words.ts";

export interface FormOutcomeProps {
  readonly form: ConnectionFormModel;
  readonly shareSafe: ShareSafeModel;
}

/** What a test or a save came to, under the buttons, read out when it changes. */
export const FormOutcome = ({ form, shareSafe }: FormOutcomeProps): VNode => (
  <div class="outcome" aria-live="polite">
    {outcomeOf(form)}
    {form.state.value.kind === "found" && (
      <Preview
        finding={form.state.value.finding}
        gives={form.gives.value}
        shareSafe={shareSafe}
      />
    )}
  </div>
);

const outcomeOf = ({ state: now, draft, gives }: ConnectionFormModel) => {
  const state: FormState = now.value;
  switch (state.kind) {
    case "editing":
      return null;
    case "busy":
      return <p class="quiet">{t(`form_${state.doing}`)}</p>;
    case "saved":
      return (
        <p class="is-good">
          <Icon name="check" />
          {t("form_saved")}
        </p>
      );
    case "found":
      return (
        <Found
          finding={state.finding}
          gives={gives.value}
          address={draft.value.address}
        />
      );
    case "failed":
      return <AskedFailure failure={state.failure} />;
    default:
      return unreachable(state);
  }
};

interface FoundProps {
  readonly finding: Finding;
  readonly gives: Gives | null;
  /** Where the platform has no name of its own. */
  readonly address: string;
}

const Found = ({ finding, gives, address }: FoundProps): VNode => {
  const { info, people, online, came } = finding;
  return (
    <div class="found">
      <p class="is-good">
        <Icon name="check" />
        <span>
          {t("found")} <OutsideText text={info.name || address} />
        </span>
      </p>
      <p>
        {plural("found_people", people)}
        {t("part_separator")}
        {t("found_online", formatNumber(online))}
        {t("part_separator")}
        {t("found_refresh", shortWords(info.refreshMs))}
      </p>
      <FoundFacts finding={finding} gives={gives} />
      <p class="quiet">
        {t(info.canStream ? "found_stream" : "found_poll")}{" "}
        {t(info.canHistory ? "found_history" : "found_no_history")}
      </p>
      {came !== null && <CameLines came={came} />}
    </div>
  );
};
