import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Failure } from "../utils/domain/failure.ts";
import type { SourceId } from "../utils/domain/ids.ts";
import { t } from "../utils/i18n.ts";
import type { ManagedModel } from "../utils/models/managed-model.ts";
import { failureTitle } from "./failure-words.ts";
import { Field } from "./field.tsx";
import { SecretInput } from "./secret-input.tsx";

interface ManagedTokenProps {
  readonly model: ManagedModel;
  readonly source: SourceId;
}

/** One's own token for a connection that came without one. Write-only: what is kept is never shown again. */
export const ManagedToken = ({ model, source }: ManagedTokenProps): VNode => {
  const [token, setToken] = useState("");
  const [remember, setRemember] = useState(true);
  const [failure, fail] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const kept = model.secretOf(source);
  const save = async (): Promise<void> => {
    setBusy(true);
    const refused = await model.saveToken(source, token.trim(), remember);
    setBusy(false);
    fail(refused);
    if (refused === null) setToken("");
  };
  return (
    <form
      class="managed-token"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        id={`token-${source}`}
        label={t("managed_token")}
        hint={t(kept === "none" ? "managed_token_hint" : `token_${kept}`)}
        problem={failure === null ? null : failureTitle(failure)}
      >
        {(attributes) => (
          <SecretInput
            attributes={attributes}
            kept={kept}
            typed={token}
            onType={setToken}
          />
        )}
      </Field>
      <label class="check-field">
        <input
          type="checkbox"
          checked={remember}
          onChange={({ currentTarget }) => setRemember(currentTarget.checked)}
        />
        <span>
          {t("remember_device")}
          <small>{t("remember_device_hint")}</small>
        </span>
      </label>
      <div class="buttons">
        <button
          type="submit"
          class="button is-main"
          disabled={isBusy || token.trim() === ""}
        >
          {t("managed_token_save")}
        </button>
      </div>
    </form>
  );
};
