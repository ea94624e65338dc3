import "./guide.css";
import type { RefObject, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { ConnectionFormModel } from "../utils/models/connection-form-model.ts";
import type { GuideModel } from "../utils/models/guide-model.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import { AddressStep } from "./address-step.tsx";
import { Field } from "./field.tsx";
import { FormOutcome } from "./form-outcome.tsx";
import { KindFields } from "./kind-fields.tsx";
import { KindStep } from "./kind-step.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { toFirstProblem } from "./to-first-problem.ts";
import { TokenField } from "./token-field.tsx";

const MAX_NAME = 80;

/** Where each way goes on in a form. */
const NEXT = { kind: ".kind-search", secret: "#token" } as const;

/** Gives what comes next the focus, when it is there. */
const useNext = (guide: GuideModel): RefObject<HTMLFormElement | null> => {
  const form = useRef<HTMLFormElement>(null);
  const next = guide.next.value;
  useLayoutEffect(() => {
    if (next === null) return;
    form.current?.querySelector<HTMLElement>(NEXT[next])?.focus();
    guide.arrived();
  }, [next, guide]);
  return form;
};

export interface ConnectionFormProps {
  readonly form: ConnectionFormModel;
  readonly guide: GuideModel;
  readonly mapping: MappingModel;
  readonly shareSafe: ShareSafeModel;
  /** Missing: there is nothing to go back to. */
  readonly onCancel?: () => void;
}

/**
 * Where the platform is, what it is, and with what it is asked: all of it in sight, so that there is no way back to be
 * lost on. Saving asks the browser for access to these sites.
 */
export const ConnectionForm = (props: ConnectionFormProps): VNode => {
  const { form, guide, shareSafe, onCancel } = props;
  const isBusy = form.state.value.kind === "busy";
  /** Does it, or leads to why it cannot be done. */
  const act = (
    doing: () => Promise<void>,
    element: HTMLFormElement | null,
  ): void => {
    void doing();
    if (form.state.peek().kind !== "busy") toFirstProblem(element);
  };
  const nextIn = useNext(guide);
  return (
    <form
      ref={nextIn}
      noValidate
      class="connection-form"
      onSubmit={(event) => {
        event.preventDefault();
        act(() => form.save(), event.currentTarget);
      }}
    >
      <AddressStep form={form} guide={guide} />
      <KindStep guide={guide} />
      <KindFields form={form} guide={guide} mapping={props.mapping} />
      {form.needsSecret.value && (
        <TokenField
          form={form}
          secret={(guide.kind.value.preset ?? guide.kind.value.form)?.secret}
        />
      )}
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
            value={form.draft.value.name}
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
          onClick={({ currentTarget }) =>
            act(() => form.test(), currentTarget.form)
          }
        >
          {t("test_connection")}
        </button>
        {onCancel !== undefined && (
          <button type="button" class="button" onClick={onCancel}>
            {t("cancel")}
          </button>
        )}
      </div>
      <FormOutcome form={form} shareSafe={shareSafe} />
    </form>
  );
};
