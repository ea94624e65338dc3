import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { plural, t } from "../utils/i18n.ts";
import type { AnalyticsTableModel } from "../utils/models/analytics-table-model.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { copyText } from "./copy-text.ts";
import { Icon } from "./icon.tsx";
import { ManagedMark } from "./managed-mark.tsx";

interface CopyEmailsProps {
  readonly table: AnalyticsTableModel;
  readonly models: Pick<DashboardModels, "shareSafe" | "policy">;
}

/** Between addresses: mail programs take it in "To" and "Bcc". */
const BETWEEN = ", ";

type Outcome =
  | { readonly kind: "none" | "refused" }
  | { readonly kind: "copied"; readonly count: number };

/** Copies the addresses of exactly the people that are shown. Not while the screen is shared: they are masked then. */
export const CopyEmails = ({ table, models }: CopyEmailsProps): VNode => {
  const [outcome, tell] = useState<Outcome | null>(null);
  const isMasked = models.shareSafe.on.value;
  const { maskEmails, personalColumns } = models.policy.value;
  const isForbidden = maskEmails || !personalColumns;
  const copy = async (): Promise<void> => {
    const addresses = table.addresses();
    if (addresses.length === 0) return tell({ kind: "none" });
    const isCopied = await copyText(addresses.join(BETWEEN));
    tell(
      isCopied
        ? { kind: "copied", count: addresses.length }
        : { kind: "refused" },
    );
  };
  return (
    <div class="copy-emails">
      <span class="quiet" role="status">
        {isForbidden ? (
          <ManagedMark text={t("managed_no_copy")} />
        ) : isMasked ? (
          t("analytics_copy_masked")
        ) : (
          outcomeWords(outcome)
        )}
      </span>
      <button
        type="button"
        class="button"
        disabled={isMasked || isForbidden}
        onClick={() => void copy()}
      >
        <Icon name="copy" />
        {t("analytics_copy_emails")}
      </button>
    </div>
  );
};

const outcomeWords = (outcome: Outcome | null): string => {
  if (outcome === null) return "";
  if (outcome.kind === "copied")
    return plural("analytics_copied", outcome.count);
  return t(
    outcome.kind === "none" ? "analytics_copy_none" : "analytics_copy_failed",
  );
};
