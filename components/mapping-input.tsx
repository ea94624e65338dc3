import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type {
  NumberPart,
  TextPart,
  WordsPart,
} from "../utils/models/mapping-part.ts";
import {
  numberIn,
  textIn,
  wordsIn,
  writtenNumber,
  writtenText,
  writtenWords,
} from "../utils/models/mapping-part-value.ts";
import { Field } from "./field.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

type TypedPart = TextPart | NumberPart | WordsPart;

interface MappingInputProps<Part> {
  readonly mapping: MappingModel;
  readonly part: Part;
}

const MOST_LETTERS = 4000;
/** Of what stands in a sample. */
const MOST_SHOWN = 60;

/** A text of a mapping, a number, or words: what is typed into one line. */
export const MappingInput = ({
  mapping,
  part,
}: MappingInputProps<TypedPart>): VNode => {
  const { at } = part;
  const written = mapping.valueAt.value(at);
  return (
    <Field
      id={`mapping-${at.join("-")}`}
      label={t(part.label)}
      hint={hintOf({ mapping, part })}
      problem={problemOf({ mapping, part })}
    >
      {(attributes) => (
        <input
          {...attributes}
          class="code"
          type="text"
          inputMode={part.kind === "number" ? "numeric" : undefined}
          maxLength={MOST_LETTERS}
          autocomplete="off"
          spellcheck={false}
          placeholder={part.kind === "number" ? undefined : part.example}
          value={shownIn(part, written)}
          onFocus={() => part.kind === "place" && mapping.focus(at)}
          onInput={({ currentTarget: { value } }) =>
            // Words are read once they are left: a comma at the end would be gone at once.
            part.kind !== "words" && mapping.set(at, readFrom(part, value))
          }
          onChange={({ currentTarget: { value } }) =>
            part.kind === "words" && mapping.set(at, readFrom(part, value))
          }
        />
      )}
    </Field>
  );
};

const shownIn = (part: TypedPart, written: unknown): string => {
  switch (part.kind) {
    case "number":
      return numberIn(part, written);
    case "words":
      return wordsIn(written);
    default:
      return textIn(written);
  }
};

const readFrom = (part: TypedPart, typed: string): unknown => {
  switch (part.kind) {
    case "number":
      return writtenNumber(part, typed);
    case "words":
      return writtenWords(typed);
    default:
      return writtenText(part, typed);
  }
};

/** What a place finds in the sample is the best hint of all. */
const hintOf = ({ mapping, part }: MappingInputProps<TypedPart>): string => {
  const hint = part.hint === undefined ? "" : t(part.hint);
  const found =
    part.kind === "place" && part.at.at(-1) !== "only"
      ? mapping.standsAt.value(part.at)
      : null;
  return found === null
    ? hint
    : t("map_in_sample", harmless(found.slice(0, MOST_SHOWN)));
};

const problemOf = ({
  mapping,
  part,
}: MappingInputProps<TypedPart>): string | null => {
  const problem = mapping.problemAt.value(part.at);
  if (problem === null) return null;
  return part.kind === "number" && problem.code === "shape"
    ? t("value_range", `${part.from}`, `${part.to}`)
    : mappingProblemWords(problem);
};
