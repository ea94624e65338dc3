import "./row-outcome.css";
import type { RefObject, VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { FormOutcome, type FormOutcomeProps } from "./form-outcome.tsx";
import { Icon } from "./icon.tsx";

interface RowOutcomeProps extends FormOutcomeProps {
  /** Makes a label of the row's own. */
  readonly named: (label: string) => string;
  /** Where the focus goes when what it was on is put away. */
  readonly tester: RefObject<HTMLButtonElement | null>;
}

/** What a test of a saved connection came to, until somebody puts it away. */
export const RowOutcome = (props: RowOutcomeProps): VNode => {
  const { form, shareSafe, named, tester } = props;
  const { kind } = form.state.value;
  return (
    <div class="row-outcome">
      <FormOutcome form={form} shareSafe={shareSafe} />
      {kind !== "editing" && kind !== "busy" && (
        <button
          type="button"
          class="button is-icon is-quiet"
          aria-label={named(t("connection_test_close"))}
          title={t("connection_test_close")}
          onClick={() => {
            tester.current?.focus();
            form.edit({});
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
};
