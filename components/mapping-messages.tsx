import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type {
  MappingPart,
  MessagesPart,
} from "../utils/models/mapping-part.ts";
import {
  MOST_MESSAGES,
  NEW_MESSAGE,
} from "../utils/models/mapping-stream-parts.ts";
import { FieldProblem } from "./field-problem.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingMessagesProps {
  readonly mapping: MappingModel;
  readonly part: MessagesPart;
  /** Draws the parts of one message. */
  readonly fieldsOf: (parts: readonly MappingPart[]) => VNode;
}

/** What messages of a stream do, in the order in which they are tried. */
export const MappingMessages = ({
  mapping,
  part,
  fieldsOf,
}: MappingMessagesProps): VNode => {
  const { at, messages } = part;
  const written = mapping.valueAt.value(at);
  const all: readonly unknown[] = Array.isArray(written) ? written : [];
  const problem = mapping.problemAt.value(at);
  return (
    <fieldset class="mapping-messages is-whole">
      <legend>{t(part.label)}</legend>
      <p class="field-hint">{part.hint === undefined ? "" : t(part.hint)}</p>
      {messages.map((parts, place) => (
        <fieldset key={place} class="mapping-message">
          <legend>{t("map_message", place + 1)}</legend>
          <div class="mapping-message-moves">
            {place > 0 && (
              <button
                type="button"
                class="text-button"
                aria-label={t("map_message_up", place + 1)}
                onClick={() => mapping.set(at, withFirst(all, place))}
              >
                {t("map_message_earlier")}
              </button>
            )}
            {messages.length > 1 && (
              <button
                type="button"
                class="text-button"
                aria-label={t("map_message_drop", place + 1)}
                onClick={() => mapping.set(at, all.toSpliced(place, 1))}
              >
                {t("mapping_drop")}
              </button>
            )}
          </div>
          <div class="mapping-group-parts">{fieldsOf(parts)}</div>
        </fieldset>
      ))}
      {messages.length < MOST_MESSAGES && (
        <button
          type="button"
          class="text-button"
          onClick={() => mapping.set(at, [...all, NEW_MESSAGE])}
        >
          {t("map_message_add")}
        </button>
      )}
      <FieldProblem
        id={`mapping-${at.join("-")}-problem`}
        text={problem && mappingProblemWords(problem)}
      />
    </fieldset>
  );
};

/** One of them before the one that was before it. */
const withFirst = (
  all: readonly unknown[],
  place: number,
): readonly unknown[] =>
  all.toSpliced(place - 1, 2, all[place], all[place - 1]);
