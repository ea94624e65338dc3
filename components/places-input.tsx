import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { PlacesField } from "../utils/models/connector-field.ts";
import { unitIn, withUnit } from "../utils/models/connector-field-text.ts";
import {
  type ConnectorForm,
  typedIn,
  withTyped,
} from "../utils/models/connector-form.ts";
import { connectorProblem } from "./connector-problem.ts";
import { PlaceLine } from "./place-line.tsx";

interface PlacesInputProps {
  readonly form: ConnectionFormModel;
  readonly fields: ConnectorForm;
  readonly field: PlacesField;
}

/** One of the places that a connector asks for. */
export const PlacesInput = (props: PlacesInputProps): VNode => {
  const { form, fields, field } = props;
  const { settings } = form.draft.value;
  const text = typedIn(fields, field, settings);
  const put = (typed: string): void =>
    form.edit({ settings: withTyped(fields, field, settings, typed) });
  const hasUnit = field.unit !== undefined && text !== "";
  return (
    <PlaceLine
      id={`setting-${field.key}`}
      label={t(field.label)}
      value={text}
      example={field.example}
      problem={connectorProblem(props)}
      unit={hasUnit ? unitIn(field, settings ?? {}) : null}
      onUnit={(unit) =>
        form.edit({ settings: withUnit(field, settings ?? {}, unit) })
      }
      onType={put}
      // Blanks around what was pasted, once it is left.
      onLeave={(typed) => put(typed.trim())}
    />
  );
};
