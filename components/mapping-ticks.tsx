import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { TicksPart } from "../utils/models/mapping-part.ts";
import { wordsIn, writtenWords } from "../utils/models/mapping-part-value.ts";
import { FieldProblem } from "./field-problem.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingTicksProps {
  readonly mapping: MappingModel;
  readonly part: TicksPart;
}

/** Some of a few fields. */
export const MappingTicks = ({ mapping, part }: MappingTicksProps): VNode => {
  const { at, among } = part;
  const id = `mapping-${at.join("-")}`;
  const ticked = writtenWords(wordsIn(mapping.valueAt.value(at))) ?? [];
  const problem = mapping.problemAt.value(at);
  const tick = (name: string, isTicked: boolean): void => {
    const next = among.filter((one) =>
      one === name ? isTicked : ticked.includes(one),
    );
    mapping.set(at, next.length === 0 ? undefined : next);
  };
  return (
    <fieldset
      class="mapping-ticks is-whole"
      aria-describedby={`${id}-problem ${id}-hint`}
    >
      <legend>{t(part.label)}</legend>
      {among.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={ticked.includes(name)}
            onChange={({ currentTarget }) => tick(name, currentTarget.checked)}
          />
          {t(`mapped_${name}`)}
        </label>
      ))}
      <FieldProblem
        id={`${id}-problem`}
        text={problem && mappingProblemWords(problem)}
      />
      <p id={`${id}-hint`} class="field-hint">
        {part.hint === undefined ? "" : t(part.hint)}
      </p>
    </fieldset>
  );
};
