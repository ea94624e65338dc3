import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { Field } from "./field.tsx";
import { FormOutcome } from "./form-outcome.tsx";
import { LimitFields } from "./limit-fields.tsx";
import type { OptionsModels } from "./options-page.tsx";
import { TokenField } from "./token-field.tsx";

const MAX_NAME = 80;
const MAX_ADDRESS = 2048;

interface ConnectionFormProps {
  readonly models: OptionsModels;
}

/** Where the platform is and the token to ask it with. Saving asks the browser for access to this one site. */
export const ConnectionForm = ({
  models: { form },
}: ConnectionFormProps): VNode => {
  const draft = form.draft.value;
  const problem = form.addressProblem.value;
  const state = form.state.value;
  const isBusy = state.kind === "busy";
  return (
    <form
      class="panel-box"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <h2>{t(form.saved.value === null ? "connect_title" : "change_title")}</h2>
      {form.saved.value === null && <p class="lead">{t("connect_text")}</p>}
      <Field
        id="address"
        label={t("field_address")}
        hint={t("field_address_hint")}
        problem={problem === null ? null : t(`address_${problem}`)}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="url"
            inputMode="url"
            maxLength={MAX_ADDRESS}
            placeholder="https://acme.example/rollcall"
            autocomplete="off"
            spellcheck={false}
            value={draft.address}
            onInput={(event) =>
              form.edit({ address: event.currentTarget.value })
            }
          />
        )}
      </Field>
      <TokenField form={form} />
      <Field
        id="name"
        label={t("field_name")}
        hint={t("field_name_hint")}
        problem={null}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            maxLength={MAX_NAME}
            autocomplete="off"
            value={draft.name}
            onInput={(event) => form.edit({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <LimitFields form={form} />
      <div class="buttons">
        <button type="submit" class="button is-main" disabled={isBusy}>
          {t("save_and_connect")}
        </button>
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => void form.test()}
        >
          {t("test_connection")}
        </button>
      </div>
      <FormOutcome state={state} />
    </form>
  );
};
