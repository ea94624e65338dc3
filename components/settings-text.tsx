import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { fieldsOf } from "../utils/domain/outside-value.ts";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { SettingsFault } from "../utils/models/connector-facts.ts";
import { faultWords } from "./connector-problem.ts";
import { Field } from "./field.tsx";

interface SettingsTextProps {
  readonly form: ConnectionFormModel;
  /** What is said here of what is wrong in the settings. */
  readonly fault: SettingsFault | null;
}

const MOST_LETTERS = 100_000;

/** Settings as JSON: for what no field is there. Text that is no JSON stays as it was typed, and holds the form back. */
export const SettingsText = ({ form, fault }: SettingsTextProps): VNode => {
  const { settings } = form.draft.value;
  const [typed, type] = useState<string | null>(null);
  const read = typed === null ? settings : parsed(typed);
  const isBroken = typed !== null && read === null;
  useEffect(() => {
    form.hold("settings-text", isBroken);
    return () => form.hold("settings-text", false);
  }, [form, isBroken]);
  const problem = isBroken
    ? t("settings_text_broken")
    : fault === null
      ? null
      : faultWords(fault);
  return (
    <Field
      id="settings-text"
      label={t("settings_text")}
      hint={t("settings_text_hint")}
      problem={problem}
    >
      {(attributes) => (
        <textarea
          {...attributes}
          class="code"
          rows={8}
          spellcheck={false}
          maxLength={MOST_LETTERS}
          value={typed ?? JSON.stringify(settings ?? {}, null, 2)}
          onInput={({ currentTarget: { value } }) => {
            type(value);
            const now = parsed(value);
            if (now !== null) form.edit({ settings: now });
          }}
          // What is JSON is written as it is kept, once it is left.
          onBlur={() => read !== null && type(null)}
        />
      )}
    </Field>
  );
};

const parsed = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    return fieldsOf(JSON.parse(text === "" ? "{}" : text));
  } catch {
    return null;
  }
};
