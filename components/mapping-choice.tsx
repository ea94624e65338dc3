import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { ChoicePart, OptionPart } from "../utils/models/mapping-part.ts";
import { chosenIn, textIn } from "../utils/models/mapping-part-value.ts";
import { Field } from "./field.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingChoiceProps {
  readonly mapping: MappingModel;
  readonly part: ChoicePart | OptionPart;
}

/** One of several ways. */
export const MappingChoice = ({ mapping, part }: MappingChoiceProps): VNode => {
  const { at, options } = part;
  const written = mapping.valueAt.value(at);
  const problem = mapping.problemAt.value(at);
  const word = textIn(written);
  const chosen =
    part.kind === "choice"
      ? chosenIn(part, written)
      : (options.find(({ value }) => value === word)?.value ?? "");
  return (
    <Field
      id={`mapping-${at.join("-")}`}
      label={t(part.label)}
      hint={part.hint === undefined ? "" : t(part.hint)}
      problem={problem && mappingProblemWords(problem)}
    >
      {(attributes) => (
        <select
          {...attributes}
          value={chosen}
          onChange={({ currentTarget: { value } }) =>
            part.kind === "choice"
              ? mapping.choose(part, value)
              : mapping.set(at, value === "" ? undefined : value)
          }
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {t(label)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
