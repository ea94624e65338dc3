import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import { Field } from "./field.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingValuesProps {
  readonly mapping: MappingModel;
}

const MOST_LETTERS = 4000;

/** What a mapping has as {{name}}: whoever connects fills it in. */
export const MappingValues = ({
  mapping,
}: MappingValuesProps): VNode | null => {
  const values = mapping.values.value;
  if (values.length === 0) return null;
  return (
    <fieldset class="mapping-values">
      <legend>{t("map_values")}</legend>
      {values.map(([name, value]) => {
        const problem = mapping.problemAt.value(["values", name]);
        return (
          <Field
            key={name}
            id={`mapping-value-${name}`}
            label={harmless(name)}
            hint=""
            problem={problem && mappingProblemWords(problem)}
          >
            {(attributes) => (
              <input
                {...attributes}
                type="text"
                maxLength={MOST_LETTERS}
                autocomplete="off"
                spellcheck={false}
                value={value}
                onInput={({ currentTarget }) =>
                  mapping.fillIn(name, currentTarget.value)
                }
              />
            )}
          </Field>
        );
      })}
    </fieldset>
  );
};
