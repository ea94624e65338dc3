import type { VNode } from "preact";
import { MAX_PATTERN, MAX_RULE_NAME } from "../utils/domain/page-rules.ts";
import { type MessageKey, formatNumber, t } from "../utils/i18n.ts";
import type { DraftRule, RuleProblems } from "../utils/models/page-draft.ts";
import type { PageNamesModel } from "../utils/models/page-names-model.ts";
import { afterPress } from "./after-press.ts";
import { FieldProblem } from "./field-problem.tsx";
import { Icon, type IconName } from "./icon.tsx";

interface PageRuleFieldsProps {
  readonly model: PageNamesModel;
  readonly rule: DraftRule;
  readonly problems: RuleProblems;
  readonly at: number;
  readonly count: number;
  /** @param focus the `data-focus` of what is to have the focus after that */
  readonly onMove: (by: -1 | 1, focus: string) => void;
}

/** One rule: a pattern, the name for what fits it, and its place among the others. Alt and an arrow move it, too. */
export const PageRuleFields = (props: PageRuleFieldsProps): VNode => {
  const { model, rule, at, count, onMove } = props;
  const number = formatNumber(at + 1);
  const { problems } = props;
  const words = [
    problems.pattern && t(`pattern_${problems.pattern}`),
    problems.name && t(`rule_name_${problems.name}`),
  ].filter((text) => text !== null);
  const problemId = `rule-problem-${rule.key}`;

  const field = (
    part: "pattern" | "name",
    more: { readonly placeholder: string; readonly maxLength: number },
  ): VNode => (
    <input
      {...more}
      type="text"
      class={`rule-${part}`}
      aria-label={t(`rule_${part}`, number)}
      aria-invalid={problems[part] !== null}
      aria-describedby={problemId}
      data-focus={`${part}-${rule.key}`}
      autocomplete="off"
      spellcheck={part === "name"}
      dir={part === "pattern" ? "ltr" : "auto"}
      value={rule[part]}
      onInput={({ currentTarget }) =>
        model.change(rule.key, { [part]: currentTarget.value })
      }
      onBlur={() => afterPress(() => model.leave(rule.key))}
      onKeyDown={(event) => {
        const by = byKey(event);
        if (by === null) return;
        event.preventDefault();
        onMove(by, `${part}-${rule.key}`);
      }}
    />
  );
  const mover = (by: -1 | 1, icon: IconName, label: MessageKey): VNode => (
    <button
      type="button"
      class="button is-icon"
      aria-label={t(label, number)}
      aria-disabled={at + by < 0 || at + by >= count}
      data-focus={`${icon}-${rule.key}`}
      onClick={() => onMove(by, `${icon}-${rule.key}`)}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <li class="rule">
      <span class="rule-number" aria-hidden="true">
        {number}
      </span>
      {field("pattern", {
        placeholder: "/orders/*/edit",
        maxLength: MAX_PATTERN,
      })}
      {field("name", {
        placeholder: t("rule_name_example"),
        maxLength: MAX_RULE_NAME,
      })}
      <span class="rule-buttons">
        {mover(-1, "up", "rule_up")}
        {mover(1, "down", "rule_down")}
        <button
          type="button"
          class="button is-icon"
          aria-label={t("rule_remove", number)}
          onClick={() => model.remove(rule.key)}
        >
          <Icon name="close" />
        </button>
      </span>
      <FieldProblem
        id={problemId}
        text={words.length === 0 ? null : words.join(" ")}
      />
    </li>
  );
};

const byKey = ({ key, altKey }: KeyboardEvent): -1 | 1 | null => {
  if (!altKey) return null;
  if (key === "ArrowUp") return -1;
  return key === "ArrowDown" ? 1 : null;
};
