import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { policyEntry } from "../utils/domain/policy-entry.ts";
import type { SourceRecord } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import { copyText } from "./copy-text.ts";
import { Icon } from "./icon.tsx";

interface PolicyEntryProps {
  readonly source: SourceRecord;
}

/** For who tries a connection out and rolls it out to everybody: the same as an entry of a policy, without the token. */
export const PolicyEntry = ({ source }: PolicyEntryProps): VNode => {
  const [outcome, tell] = useState<boolean | null>(null);
  return (
    <div class="policy-entry">
      <button
        type="button"
        class="text-button"
        onClick={async () => tell(await copyText(policyEntry(source)))}
      >
        <Icon name="copy" />
        {t("policy_copy")}
      </button>
      <span class="field-hint" role="status">
        {outcome === null
          ? t("policy_copy_hint")
          : t(outcome ? "policy_copied" : "analytics_copy_failed")}
      </span>
    </div>
  );
};
