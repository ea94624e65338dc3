import "./managed-note.css";
import type { VNode } from "preact";
import type { ManagedProblem } from "../utils/domain/managed-connections.ts";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type { ManagedModel } from "../utils/models/managed-model.ts";
import { Icon } from "./icon.tsx";

interface ManagedNoteProps {
  readonly model: ManagedModel;
}

/** That an organisation decides here, what it needs of the person, and what of its policy cannot be used. */
export const ManagedNote = ({ model }: ManagedNoteProps): VNode | null => {
  if (!model.isManaged.value) return null;
  const missing = model.missing.value;
  const problems = model.problems.value;
  return (
    <section class="panel-box managed-note" aria-labelledby="managed-title">
      <h2 id="managed-title">
        <Icon name="lock" />
        {t("managed_title")}
      </h2>
      <p class="lead">{t("managed_text")}</p>
      {missing.length > 0 && (
        <>
          <p>{t("managed_access", missing.map(hostOf).join(", "))}</p>
          <div class="buttons">
            <button
              type="button"
              class="button is-main"
              onClick={() => void model.allow()}
            >
              {plural("managed_allow", missing.length)}
            </button>
          </div>
        </>
      )}
      {problems.length > 0 && (
        <>
          <p class="managed-wrong">
            <Icon name="alert" />
            {t("managed_problems")}
          </p>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.at} ${problem.what}`}>
                {t(
                  "managed_problem",
                  formatNumber(problem.at),
                  problemWords(problem),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** Of a pattern that was made of an address. */
const hostOf = (pattern: string): string =>
  pattern.replace(/^[a-z]+:\/\//, "").replace(/\/\*$/, "");

const problemWords = ({ what }: ManagedProblem): string => {
  switch (what) {
    case "not_an_object":
    case "id":
    case "same_id":
    case "connector":
    case "settings":
    case "too_many":
      return t(`managed_problem_${what}`);
    default:
      return t(`address_${what}`);
  }
};
