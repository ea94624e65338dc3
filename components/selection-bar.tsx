import "./toast.css";
import "./selection-bar.css";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { emailsOf } from "../utils/domain/email-list.ts";
import { plural, t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import type { Chosen } from "../utils/models/selection-model.ts";
import { copyText } from "./copy-text.ts";
import { ExportMenu } from "./export-menu.tsx";
import { Icon } from "./icon.tsx";

interface SelectionBarProps {
  readonly models: DashboardModels;
}

/** How many rows are chosen, and what they are chosen for. Over the list's foot: it moves no row. */
export const SelectionBar = ({ models }: SelectionBarProps): VNode => {
  const { selection, list } = models;
  const chosen = selection.chosen.value;
  const rows = list.rows.value;
  const matching = rows?.slots.length ?? 0;
  return (
    <section
      class={chosen.count === 0 ? "unseen" : "toast selection-bar"}
      aria-label={t("selection")}
    >
      <span aria-live="polite" class="selection-said">
        {wordsOf(chosen)}
      </span>
      {chosen.count > 0 && (
        <>
          {chosen.shown !== "all" && matching > 0 && (
            <button type="button" class="text-button" onClick={selection.all}>
              {plural("choose_all_count", matching)}
            </button>
          )}
          <CopyEmails models={models} />
          <ExportMenu models={models} selected={models.selection} />
          <button
            type="button"
            class="button is-icon is-quiet"
            aria-label={t("choose_none")}
            title={t("choose_none")}
            onClick={() => {
              selection.clear();
              list.regain();
            }}
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </section>
  );
};

const wordsOf = ({ count, gone, hidden }: Chosen): string =>
  count === 0
    ? ""
    : [
        plural("chosen", count),
        ...(hidden > 0 ? [t("chosen_hidden", hidden)] : []),
        ...(gone > 0 ? [t("chosen_gone", gone)] : []),
      ].join(t("part_separator"));

/** While the screen is shared no address leaves the page: nobody would see what they paste. */
const CopyEmails = ({ models }: SelectionBarProps): VNode => {
  const { selection, shareSafe } = models;
  const [said, say] = useState<{
    readonly edition: number;
    readonly words: string;
  } | null>(null);
  const edition = selection.edition.value;
  const copy = async (): Promise<void> => {
    const { text, count, without } = emailsOf(selection.reports() ?? []);
    if (count === 0) return say({ edition, words: t("emails_none") });
    const isCopied = await copyText(text);
    const words = isCopied
      ? [
          plural("emails_copied", count),
          ...(without > 0 ? [t("emails_without", without)] : []),
        ].join(t("part_separator"))
      : t("copy_failed");
    say({ edition, words });
  };
  return (
    <span class="copy">
      <button
        type="button"
        class="button"
        disabled={shareSafe.on.value}
        title={shareSafe.on.value ? t("share_safe_on") : undefined}
        onClick={() => void copy()}
      >
        <Icon name="copy" />
        {t("copy_emails")}
      </button>
      <span class="copy-said" aria-live="polite">
        {/* Of another choice nothing was copied. */}
        {said?.edition === edition && said.words}
      </span>
    </span>
  );
};
