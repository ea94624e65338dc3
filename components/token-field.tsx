import "./token-field.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { SecretKept } from "../utils/messaging/protocol.ts";
import type { PresetSecret } from "../utils/presets/preset.ts";
import { Field } from "./field.tsx";
import { SecretInput } from "./secret-input.tsx";

interface TokenFieldProps {
  /** What the product calls it, and where one gets it. Missing: a token, of whoever runs the platform. */
  readonly secret?: PresetSecret | undefined;
  readonly form: ConnectionFormModel;
}

/** Write-only: a token that is kept is never shown again, only that there is one. */
export const TokenField = ({ form, secret }: TokenFieldProps): VNode => {
  const { token, remember } = form.draft.value;
  const problem = form.tokenProblem.value;
  const kept = form.kept.value;
  return (
    <>
      <Field
        id="token"
        label={secret === undefined ? t("field_token") : t(secret.called)}
        hint={hintOf(kept, secret)}
        problem={problem === null ? null : t(`token_${problem}`)}
      >
        {(attributes) => (
          <SecretInput
            attributes={attributes}
            kept={kept}
            typed={token}
            onType={(typed) => form.edit({ token: typed })}
          />
        )}
      </Field>
      <fieldset class="radios">
        <legend>{t("remember_legend")}</legend>
        <Radio
          name="remember_device"
          checked={remember}
          onChoose={() => form.edit({ remember: true })}
        />
        <Radio
          name="remember_session"
          checked={!remember}
          onChoose={() => form.edit({ remember: false })}
        />
      </fieldset>
    </>
  );
};

const hintOf = (kept: SecretKept, secret?: PresetSecret): string => {
  if (kept !== "none") return t(`token_${kept}`);
  return secret === undefined
    ? t("field_token_hint")
    : `${t(secret.where)} ${secret.docs}`;
};

interface RadioProps {
  readonly name: "remember_device" | "remember_session";
  readonly checked: boolean;
  readonly onChoose: () => void;
}

const Radio = ({ name, checked, onChoose }: RadioProps): VNode => (
  <div class="radio">
    <input
      type="radio"
      id={name}
      name="remember"
      checked={checked}
      aria-describedby={`${name}-hint`}
      onChange={onChoose}
    />
    <label for={name}>{t(name)}</label>
    <p id={`${name}-hint`} class="field-hint">
      {t(`${name}_hint`)}
    </p>
  </div>
);
