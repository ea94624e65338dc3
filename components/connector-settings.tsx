import "./connector-settings.css";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { ConnectorField } from "../utils/models/connector-field.ts";
import {
  type ConnectorForm,
  askedFields,
  fieldOfFault,
} from "../utils/models/connector-form.ts";
import { ConnectorInput } from "./connector-input.tsx";
import { OriginNote } from "./origin-note.tsx";
import { PlacesInput } from "./places-input.tsx";
import { SettingsText } from "./settings-text.tsx";

interface ConnectorSettingsProps {
  readonly form: ConnectionFormModel;
  readonly fields: ConnectorForm;
}

/** What a connector has to know: its fields, what few need on demand, and all of it as JSON for what has no field. */
export const ConnectorSettings = ({
  form,
  fields,
}: ConnectorSettingsProps): VNode => {
  const asked = askedFields(fields, form.draft.value.settings);
  const places = asked.filter((field) => field.kind === "places");
  const others = asked.filter((field) => field.kind !== "places");
  return (
    <div class="connector-settings">
      {others
        .filter(({ isMore }) => isMore !== true)
        .map((field) => (
          <ConnectorInput
            key={field.key}
            form={form}
            fields={fields}
            field={field}
          />
        ))}
      {fields.showsOrigin === true && <OriginNote />}
      {places.length > 0 && (
        <fieldset class="place-lines">
          <legend>{t("setup_places")}</legend>
          <p class="field-hint">{t("setup_places_hint")}</p>
          {places.map((field) => (
            <PlacesInput
              key={field.key}
              form={form}
              fields={fields}
              field={field}
            />
          ))}
        </fieldset>
      )}
      <More
        form={form}
        fields={fields}
        more={others.filter(({ isMore }) => isMore === true)}
      />
    </div>
  );
};

interface MoreProps extends ConnectorSettingsProps {
  readonly more: readonly Exclude<ConnectorField, { kind: "places" }>[];
}

/** Opens by itself where something in it is wrong. */
const More = ({ form, fields, more }: MoreProps): VNode => {
  const [isOpen, setOpen] = useState(false);
  const problems = form.fieldProblems.value;
  const fault = form.settingsFault.value;
  const isElsewhere =
    fault !== null &&
    fieldOfFault(fields, form.draft.value.settings, fault) === null;
  const isWrong = isElsewhere || more.some(({ key }) => problems.has(key));
  return (
    <details
      class="more-settings"
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t("setup_more")}</summary>
      {more.map((field) => (
        <ConnectorInput
          key={field.key}
          form={form}
          fields={fields}
          field={field}
        />
      ))}
      <SettingsText form={form} fault={isElsewhere ? fault : null} />
    </details>
  );
};
