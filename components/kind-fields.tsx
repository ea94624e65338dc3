import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import { valuesIn } from "../utils/models/connection-kind.ts";
import type { GuideModel } from "../utils/models/guide-model.ts";
import type { PresetField } from "../utils/presets/preset.ts";
import { ConnectorSettings } from "./connector-settings.tsx";
import { Field } from "./field.tsx";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import { MappingForm } from "./mapping-form.tsx";
import { SettingsText } from "./settings-text.tsx";

interface KindFieldsProps {
  readonly form: ConnectionFormModel;
  readonly guide: GuideModel;
  readonly mapping: MappingModel;
}

/** What has to be known of a platform of this kind, beside its address and its secret. */
export const KindFields = ({
  form,
  guide,
  mapping,
}: KindFieldsProps): VNode | null => {
  const { preset, connector, form: fields } = guide.kind.value;
  if (preset !== null)
    return (
      <>
        {preset.fields.map((field) => (
          <ProductField key={field.key} field={field} form={form} />
        ))}
      </>
    );
  if (connector === "protocol") return null;
  // Another kind begins with what is folded in and out anew.
  if (fields !== null)
    return <ConnectorSettings key={fields.id} form={form} fields={fields} />;
  if (connector === "mapped")
    return (
      <>
        <MappingForm mapping={mapping} />
        <details class="mapping-json">
          <summary>{t("map_json")}</summary>
          <p class="field-hint">{t("map_json_lead")}</p>
          {/* What is wrong in it is said at its fields. */}
          <SettingsText form={form} fault={null} />
        </details>
      </>
    );
  return <SettingsText form={form} fault={form.settingsFault.value} />;
};

interface ProductFieldProps {
  readonly field: PresetField;
  readonly form: ConnectionFormModel;
}

const ProductField = ({ field, form }: ProductFieldProps): VNode => {
  const { key, label, example, isOptional = false } = field;
  const problem = form.fieldProblems.value.get(key);
  const { settings } = form.draft.value;
  return (
    <Field
      id={`value-${key}`}
      label={t(label)}
      hint={[
        ...(isOptional ? [t("mapping_optional")] : []),
        t("value_example", example),
      ].join(" ")}
      problem={problem === undefined ? null : t(`value_${problem}`, example)}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          value={valuesIn(settings).get(key) ?? ""}
          onInput={({ currentTarget }) =>
            form.edit({
              settings: {
                ...settings,
                values: Object.fromEntries(
                  new Map(valuesIn(settings)).set(key, currentTarget.value),
                ),
              },
            })
          }
        />
      )}
    </Field>
  );
};
