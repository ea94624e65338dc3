import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { Field } from "./field.tsx";
import type { OptionsModels } from "./options-page.tsx";

const MAX_TOKEN = 4096;

interface TokenFieldProps {
  readonly form: OptionsModels["form"];
}

/** Write-only: a token that is kept is never shown again, only that there is one. */
export const TokenField = ({ form }: TokenFieldProps): VNode => {
  const { token, remember } = form.draft.value;
  const problem = form.tokenProblem.value;
  const kept = form.kept.value;
  return (
    <>
      <Field
        id="token"
        label={t("field_token")}
        hint={t(kept === "none" ? "field_token_hint" : `token_${kept}`)}
        problem={problem === null ? null : t(`token_${problem}`)}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="password"
            maxLength={MAX_TOKEN}
            autocomplete="off"
            spellcheck={false}
            placeholder={kept === "none" ? "" : "••••••••••••"}
            value={token}
            onInput={(event) => form.edit({ token: event.currentTarget.value })}
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
