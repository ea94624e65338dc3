import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { TypedField } from "../utils/models/mapping-edit.ts";

interface MappedMoreProps {
  /** Of the inputs; each has its own name behind it. */
  readonly id: string;
  readonly typed: TypedField;
  readonly onChange: (change: Partial<TypedField>) => void;
}

const MOST_LETTERS = 200;
/** What most put between several places. */
const BETWEEN = [" ", ", ", " / "] as const;

/** What is made of what stands at a field's places: put together, in other words, and what is meant by nothing. */
export const MappedMore = ({ id, typed, onChange }: MappedMoreProps): VNode => {
  const joins =
    typed.join === null || BETWEEN.some((one) => one === typed.join)
      ? BETWEEN
      : [...BETWEEN, typed.join];
  return (
    <div class="mapped-more" id={id}>
      <label for={`${id}-join`}>{t("map_field_join")}</label>
      <select
        id={`${id}-join`}
        value={typed.join === null ? "first" : `by ${typed.join}`}
        onChange={({ currentTarget: { value } }) =>
          onChange({ join: value === "first" ? null : value.slice(3) })
        }
      >
        <option value="first">{t("map_field_first")}</option>
        {joins.map((join) => (
          <option key={join} value={`by ${join}`}>
            {join === " "
              ? t("map_field_by_space")
              : t("map_field_by", `“${join}”`)}
          </option>
        ))}
      </select>
      <label for={`${id}-words`}>{t("mapping_words")}</label>
      <input
        id={`${id}-words`}
        class="code"
        type="text"
        placeholder={t("mapping_words_example")}
        value={typed.words}
        onChange={({ currentTarget }) =>
          onChange({ words: currentTarget.value })
        }
      />
      <label for={`${id}-otherwise`}>{t("map_field_otherwise")}</label>
      <input
        id={`${id}-otherwise`}
        class="code"
        type="text"
        maxLength={MOST_LETTERS}
        value={typed.otherwise}
        onInput={({ currentTarget }) =>
          onChange({ otherwise: currentTarget.value })
        }
      />
    </div>
  );
};
