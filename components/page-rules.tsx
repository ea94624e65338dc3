import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { formatNumber, t } from "../utils/i18n.ts";
import { NO_PROBLEMS } from "../utils/models/page-draft.ts";
import { Icon } from "./icon.tsx";
import type { PageNamesProps } from "./page-names.tsx";
import { PageRuleFields } from "./page-rule-fields.tsx";

/** The rules in their order: the first that fits names a page. */
export const PageRules = ({ model }: PageNamesProps): VNode => {
  const { rules } = model.draft.value;
  const problems = model.ruleProblems.value;
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<string | null>(null);
  // A field that was added, or moved with its rule, has the focus; the browser drops it from what it moves.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-focus="${wanted.current}"]`)
      ?.focus();
    wanted.current = null;
  });
  return (
    <>
      {rules.length === 0 && <p class="pages-none">{t("pages_none")}</p>}
      <ol class="rules" ref={list} aria-label={t("pages_rules")}>
        {rules.map((rule, at) => (
          <PageRuleFields
            key={rule.key}
            model={model}
            rule={rule}
            problems={problems[at] ?? NO_PROBLEMS}
            at={at}
            count={rules.length}
            onMove={(by, focus) => {
              wanted.current = focus;
              model.move(rule.key, by);
            }}
          />
        ))}
      </ol>
      <div class="rules-end">
        <button
          type="button"
          class="button"
          disabled={model.isFull.value}
          onClick={() => {
            const key = model.add();
            if (key !== null) wanted.current = `pattern-${key}`;
          }}
        >
          {t("pages_add")}
        </button>
        <Undo model={model} />
      </div>
      <p class="field-hint">
        {t(model.isFull.value ? "pages_full" : "pages_how")}
      </p>
    </>
  );
};

/** The way back stands where the focus goes, as long as it is open. */
const Undo = ({ model }: PageNamesProps): VNode => {
  const removed = model.removed.value;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), [removed]);
  return (
    <p class="rules-undo" role="status">
      {removed !== null && (
        <>
          {t("pages_removed", formatNumber(removed.at + 1))}{" "}
          <button
            type="button"
            class="text-button"
            ref={button}
            onClick={model.undo}
          >
            <Icon name="undo" />
            {t("pages_undo")}
          </button>
        </>
      )}
    </p>
  );
};
