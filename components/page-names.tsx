import "./page-names.css";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { isManagedId } from "../utils/domain/managed-source.ts";
import { t } from "../utils/i18n.ts";
import type { PageNamesModel } from "../utils/models/page-names-model.ts";
import { afterPress } from "./after-press.ts";
import { failureTitle } from "./failure-words.ts";
import { Field } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { PagePreview } from "./page-preview.tsx";
import { PageRules } from "./page-rules.tsx";

export interface PageNamesProps {
  readonly model: PageNamesModel;
}

/** The user's own names for pages, and what is kept of a page's address. */
export const PageNames = ({ model }: PageNamesProps): VNode => (
  <section class="panel-box" aria-labelledby="page-names-title">
    <h2 id="page-names-title">
      <Icon name="page" />
      {t("pages_title")}
    </h2>
    <p>{t(model.source.value === null ? "pages_unconnected" : "pages_text")}</p>
    {model.source.value !== null && <Editor model={model} />}
  </section>
);

const Editor = ({ model }: PageNamesProps): VNode => (
  <form
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      void model.save();
    }}
  >
    <PageRules model={model} />
    <PagePreview model={model} />
    <Parameters model={model} />
    <div class="buttons">
      <button
        type="submit"
        class="button is-main"
        disabled={!model.dirty.value || model.state.value.kind === "saving"}
      >
        {t("pages_save")}
      </button>
      {model.dirty.value && (
        <button type="button" class="button" onClick={model.discard}>
          {t("pages_discard")}
        </button>
      )}
      <Outcome model={model} />
    </div>
  </form>
);

const MAX_TYPED = 1500;

const Parameters = ({ model }: PageNamesProps): VNode => {
  const problem = model.parametersProblem.value;
  const source = model.source.value;
  const isLocked = source !== null && isManagedId(source);
  return (
    <Field
      id="page-parameters"
      label={t("pages_parameters")}
      isLocked={isLocked}
      hint={t(isLocked ? "managed_pages" : "pages_parameters_hint")}
      problem={
        problem && t(`parameter_${problem.problem}`, harmless(problem.name))
      }
    >
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          maxLength={MAX_TYPED}
          placeholder="tab, view"
          autocomplete="off"
          spellcheck={false}
          readOnly={isLocked}
          value={model.draft.value.parameters}
          onInput={({ currentTarget }) =>
            model.typeParameters(currentTarget.value)
          }
          onBlur={() => afterPress(() => model.leave("parameters"))}
        />
      )}
    </Field>
  );
};

/** Whether what is typed is kept, read out when it changes. */
const Outcome = ({ model }: PageNamesProps): VNode => {
  const state = model.state.value;
  return (
    <p class="pages-outcome" role="status">
      {state.kind === "failed" ? (
        <span class="is-trouble">
          <Icon name="alert" />
          {failureTitle(state.failure)}
        </span>
      ) : state.kind === "saved" && !model.dirty.value ? (
        <span class="is-good">
          <Icon name="check" />
          {t("pages_saved")}
        </span>
      ) : (
        model.dirty.value && <span class="quiet">{t("pages_unsaved")}</span>
      )}
    </p>
  );
};
