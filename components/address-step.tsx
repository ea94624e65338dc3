import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { GuideModel } from "../utils/models/guide-model.ts";
import { Field } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Recognised } from "./recognised.tsx";

const MAX_ADDRESS = 2048;
const EXAMPLE = "https://acme.example/rollcall";

interface AddressStepProps {
  readonly form: ConnectionFormModel;
  readonly guide: GuideModel;
}

/** Where the platform is, and a look at what is there. */
export const AddressStep = ({ form, guide }: AddressStepProps): VNode => {
  const problem = form.addressProblem.value;
  const { preset, form: kindForm } = guide.kind.value;
  const isBusy = guide.looking.value.kind === "busy";
  return (
    <>
      <div class="address-step">
        <Field
          id="address"
          label={t("field_address")}
          hint={t(kindForm?.address.hint ?? "field_address_hint")}
          problem={problem === null ? null : t(`address_${problem}`)}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="url"
              inputMode="url"
              maxLength={MAX_ADDRESS}
              placeholder={(preset ?? kindForm)?.address.example ?? EXAMPLE}
              autocomplete="off"
              spellcheck={false}
              value={form.draft.value.address}
              onInput={(event) =>
                form.edit({ address: event.currentTarget.value })
              }
            />
          )}
        </Field>
        <button
          type="button"
          class={isBusy ? "button is-busy" : "button"}
          disabled={isBusy}
          onClick={() => void guide.look()}
        >
          <Icon name={isBusy ? "refresh" : "search"} />
          {t("recognise")}
        </button>
      </div>
      <Recognised guide={guide} />
    </>
  );
};
