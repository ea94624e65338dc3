import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type {
  ChoiceField,
  NumberField,
  SwitchField,
  TextField,
} from "../utils/models/connector-field.ts";
import {
  type ConnectorForm,
  typedIn,
  withTyped,
} from "../utils/models/connector-form.ts";
import { connectorProblem } from "./connector-problem.ts";
import { Field, type FieldAttributes } from "./field.tsx";

type InputField = TextField | NumberField | ChoiceField | SwitchField;

interface ConnectorInputProps<Kind extends InputField> {
  readonly form: ConnectionFormModel;
  readonly fields: ConnectorForm;
  readonly field: Kind;
}

const MOST_LETTERS = 4000;

/** One field of a connector's settings. */
export const ConnectorInput = (
  props: ConnectorInputProps<InputField>,
): VNode => {
  const { field } = props;
  if (field.kind === "switch") return <Switch {...props} field={field} />;
  const { id, text, put } = held(props);
  return (
    <Field
      id={id}
      label={t(field.label)}
      hint={hintOf(field)}
      problem={connectorProblem(props)}
    >
      {(attributes) =>
        field.kind === "choice" ? (
          <Choice {...{ attributes, field, text, put }} />
        ) : (
          <Typed {...{ attributes, field, text, put }} />
        )
      }
    </Field>
  );
};

interface Held {
  readonly id: string;
  /** What is in the field. */
  readonly text: string;
  readonly put: (text: string) => void;
}

const held = ({
  form,
  fields,
  field,
}: ConnectorInputProps<InputField>): Held => ({
  id: `setting-${field.key}`,
  text: typedIn(fields, field, form.draft.value.settings),
  put: (text) =>
    form.edit({
      settings: withTyped(fields, field, form.draft.value.settings, text),
    }),
});

const hintOf = (field: Exclude<InputField, SwitchField>): string => {
  if (field.kind === "choice") return t(field.hint);
  const isNeeded = field.kind === "text" && field.isNeeded === true;
  return [
    t(field.hint),
    ...(isNeeded ? [] : [t("mapping_optional")]),
    t("value_example", field.example),
  ].join(" ");
};

interface HeadedProps<Kind> extends Omit<Held, "id"> {
  readonly attributes: FieldAttributes;
  readonly field: Kind;
}

const Typed = (props: HeadedProps<TextField | NumberField>): VNode => {
  const { attributes, field, text, put } = props;
  return (
    <input
      {...attributes}
      type="text"
      inputMode={field.kind === "number" ? "numeric" : undefined}
      maxLength={MOST_LETTERS}
      autocomplete="off"
      spellcheck={false}
      value={text}
      onInput={({ currentTarget }) => put(currentTarget.value)}
      // Blanks around what was pasted, once it is left.
      onChange={({ currentTarget }) => put(currentTarget.value.trim())}
    />
  );
};

const Choice = (props: HeadedProps<ChoiceField>): VNode => {
  const { attributes, field, text, put } = props;
  return (
    <select
      {...attributes}
      value={text}
      onChange={({ currentTarget }) => put(currentTarget.value)}
    >
      {field.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {t(label)}
        </option>
      ))}
    </select>
  );
};

const Switch = (props: ConnectorInputProps<SwitchField>): VNode => {
  const { field } = props;
  const { id, text, put } = held(props);
  return (
    <div class="field setting-switch">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}-hint`}
        checked={text !== ""}
        onChange={({ currentTarget }) => put(currentTarget.checked ? "on" : "")}
      />
      <label for={id}>{t(field.label)}</label>
      <p id={`${id}-hint`} class="field-hint">
        {t(field.hint)}
      </p>
    </div>
  );
};
