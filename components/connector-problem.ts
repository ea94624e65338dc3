import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import { PROBLEM_CODES } from "../utils/mapping/problem.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type {
  ConnectorField,
  FieldProblem,
} from "../utils/models/connector-field.ts";
import {
  type ConnectorForm,
  fieldOfFault,
} from "../utils/models/connector-form.ts";
import type { SettingsFault } from "../utils/models/connector-facts.ts";
import { mappingProblemWords } from "./mapping-problems.ts";

interface Asked {
  readonly form: ConnectionFormModel;
  readonly fields: ConnectorForm;
  readonly field: ConnectorField;
}

/** What is wrong with a field, as a sentence: what can be seen of it, else what the connector's schema says. */
export const connectorProblem = ({
  form,
  fields,
  field,
}: Asked): string | null => {
  const problem = form.fieldProblems.value.get(field.key);
  if (problem !== undefined) return problemWords(field, problem);
  const fault = form.settingsFault.value;
  if (fault === null) return null;
  const shown = fieldOfFault(fields, form.draft.value.settings, fault);
  return shown?.key === field.key ? faultWords(fault) : null;
};

/** What is wrong with what stands in a field, as a sentence. */
export const problemWords = (
  field: ConnectorField,
  problem: FieldProblem,
): string => {
  if (field.kind === "number")
    return t("value_range", `${field.from}`, `${field.to}`);
  if (field.kind !== "text") return t("value_looks", A_PLACE);
  if (problem === "looks" && field.wrong !== undefined) return t(field.wrong);
  return t(`value_${problem}`, field.example);
};

/** Of a place in what is said of a person it says which mistake of a mapping it is. */
export const faultWords = ({ path, problem }: SettingsFault): string => {
  const [first, ...rest] = problem.split(" ");
  const detail = rest.join(" ");
  const at = path.join(".");
  const code = PROBLEM_CODES.find((one) => one === first);
  if (code === undefined)
    return t("settings_text_fault", harmless(at), harmless(problem));
  if (code !== "expression") return mappingProblemWords({ at, code, detail });
  return detail === ""
    ? t("value_looks", A_PLACE)
    : t("settings_text_fault", harmless(at), harmless(detail));
};

const A_PLACE = "user.name";
