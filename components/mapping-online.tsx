import type { VNode } from "preact";
import { MINUTE } from "../utils/domain/instant.ts";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import { Field } from "./field.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingOnlineProps {
  readonly mapping: MappingModel;
}

const RULES = {
  listed: { when: "listed" },
  status: { when: "status", words: ["online"] },
  lastSeenAt: { when: "recent", of: "lastSeenAt", withinMs: 5 * MINUTE },
  lastActiveAt: { when: "recent", of: "lastActiveAt", withinMs: 5 * MINUTE },
} as const;

type Rule = keyof typeof RULES;
// CAST: the keys of the table above.
const ALL = Object.keys(RULES) as readonly Rule[];

/** Who of them is online. */
export const MappingOnline = ({ mapping }: MappingOnlineProps): VNode => {
  const when = mapping.valueAt.value(["online", "when"]);
  const of = mapping.valueAt.value(["online", "of"]);
  const rule =
    ALL.find((one) => one === (when === "recent" ? of : when)) ?? "listed";
  return (
    <>
      <div class="field">
        <label for="mapping-online">{t("mapping_online")}</label>
        <select
          id="mapping-online"
          value={rule}
          onChange={({ currentTarget: { value } }) =>
            mapping.set(
              ["online"],
              RULES[ALL.find((one) => one === value) ?? "listed"],
            )
          }
        >
          {ALL.map((one) => (
            <option key={one} value={one}>
              {t(`mapping_online_${one}`)}
            </option>
          ))}
        </select>
      </div>
      {rule === "status" && <Words mapping={mapping} />}
      {when === "recent" && <Within mapping={mapping} />}
    </>
  );
};

const Words = ({ mapping }: MappingOnlineProps): VNode => {
  const words = mapping.valueAt.value(["online", "words"]);
  const problem = mapping.problemAt.value(["online", "words"]);
  return (
    <Field
      id="mapping-online-words"
      label={t("mapping_online_words")}
      hint={t("mapping_online_words_hint")}
      problem={problem && mappingProblemWords(problem)}
    >
      {(attributes) => (
        <input
          {...attributes}
          class="code"
          type="text"
          autocomplete="off"
          value={Array.isArray(words) ? words.join(", ") : ""}
          onChange={({ currentTarget: { value } }) =>
            mapping.set(
              ["online", "words"],
              value
                .split(",")
                .map((word) => word.trim())
                .filter((word) => word !== ""),
            )
          }
        />
      )}
    </Field>
  );
};

const Within = ({ mapping }: MappingOnlineProps): VNode => {
  const ms = mapping.valueAt.value(["online", "withinMs"]);
  return (
    <Field
      id="mapping-online-within"
      label={t("mapping_online_within")}
      hint=""
      problem={null}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="number"
          min={1}
          max={1440}
          value={typeof ms === "number" ? ms / MINUTE : ""}
          onInput={({ currentTarget: { valueAsNumber } }) => {
            if (valueAsNumber >= 1)
              mapping.set(["online", "withinMs"], valueAsNumber * MINUTE);
          }}
        />
      )}
    </Field>
  );
};
