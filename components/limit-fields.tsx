import type { VNode } from "preact";
import { MINUTE } from "../utils/domain/instant.ts";
import { DEFAULT_LIMITS, DEFAULT_STUCK_MS } from "../utils/domain/source.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { LimitProblem } from "../utils/models/typed-limits.ts";
import { Field } from "./field.tsx";
import { usePolicy } from "./policy-context.ts";

const MAX_DIGITS = 4;

interface LimitFieldsProps {
  readonly form: ConnectionFormModel;
}

/**
 * When a silent person counts as idle, and as away: left empty, the platform decides, and its rule is seen in the field.
 * And how long somebody may be on a page of which too little is known, before they count as stuck.
 */
export const LimitFields = ({ form }: LimitFieldsProps): VNode => {
  const { idleAfter, awayAfter, stuckAfter } = form.draft.value;
  const problems = form.limitProblems.value;
  const rules = form.rules.value ?? DEFAULT_LIMITS;
  const locked = usePolicy().limits;
  return (
    <div class="limits">
      <Minutes
        name="idle"
        value={idleAfter}
        lockedMs={locked.idleAfterMs}
        ruleMs={rules.idleAfterMs}
        problem={problems.idle}
        onType={(typed) => form.edit({ idleAfter: typed })}
      />
      <Minutes
        name="away"
        value={awayAfter}
        lockedMs={locked.awayAfterMs}
        ruleMs={rules.awayAfterMs}
        problem={problems.away}
        onType={(typed) => form.edit({ awayAfter: typed })}
      />
      <Minutes
        name="stuck"
        value={stuckAfter}
        lockedMs={locked.stuckAfterMs}
        ruleMs={DEFAULT_STUCK_MS}
        problem={problems.stuck}
        onType={(typed) => form.edit({ stuckAfter: typed })}
      />
    </div>
  );
};

interface MinutesProps {
  readonly name: "idle" | "away" | "stuck";
  readonly value: string;
  /** Undefined: nobody decided it for everybody. */
  readonly lockedMs: number | undefined;
  readonly ruleMs: number;
  readonly problem: LimitProblem | null;
  readonly onType: (typed: string) => void;
}

const Minutes = (props: MinutesProps): VNode => {
  const { name, value, lockedMs, ruleMs, problem, onType } = props;
  const isLocked = lockedMs !== undefined;
  return (
    <Field
      id={`${name}-after`}
      label={t(`field_${name}`)}
      isLocked={isLocked}
      hint={t(
        isLocked
          ? "data_locked"
          : name === "stuck"
            ? "field_stuck_hint"
            : "field_limit_hint",
      )}
      problem={problem === null || isLocked ? null : problemWords(problem)}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          inputMode="numeric"
          maxLength={MAX_DIGITS}
          autocomplete="off"
          placeholder={formatNumber(ruleMs / MINUTE)}
          readOnly={isLocked}
          value={isLocked ? formatNumber(lockedMs / MINUTE) : value}
          onInput={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Field>
  );
};

const problemWords = (problem: LimitProblem): string =>
  problem.kind === "no_minutes"
    ? t("limit_minutes")
    : t(`limit_${problem.kind}`, problem.minutes);
