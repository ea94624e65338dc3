import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { JsonPart } from "../utils/models/mapping-part.ts";
import { jsonText, readJson } from "../utils/models/mapping-part-value.ts";
import { Field } from "./field.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingJsonProps {
  readonly mapping: MappingModel;
  readonly part: JsonPart;
}

const MOST_LETTERS = 20_000;

/** JSON of any shape. Text that is none stays as it was typed, and holds the form back until it is some. */
export const MappingJson = ({ mapping, part }: MappingJsonProps): VNode => {
  const { at } = part;
  const id = `mapping-${at.join("-")}`;
  const [typed, type] = useState<string | null>(null);
  const isBroken = typed !== null && readJson(typed) === null;
  useEffect(() => {
    mapping.hold(id, isBroken);
    return () => mapping.hold(id, false);
  }, [mapping, id, isBroken]);
  const problem = mapping.problemAt.value(at);
  return (
    <Field
      id={id}
      label={t(part.label)}
      hint={part.hint === undefined ? "" : t(part.hint)}
      problem={
        isBroken
          ? t("map_json_broken")
          : problem && mappingProblemWords(problem)
      }
    >
      {(attributes) => (
        <textarea
          {...attributes}
          class="code"
          dir="ltr"
          rows={4}
          spellcheck={false}
          maxLength={MOST_LETTERS}
          placeholder={part.example}
          value={typed ?? jsonText(mapping.valueAt.value(at))}
          onInput={({ currentTarget: { value } }) => {
            type(value);
            const now = readJson(value);
            if (now !== null) mapping.set(at, now.value);
          }}
          // What is JSON is written as it is kept, once it is left.
          onBlur={() => !isBroken && type(null)}
        />
      )}
    </Field>
  );
};
