import "./ticket-sites.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { TicketSitesModel } from "../utils/models/ticket-sites-model.ts";
import { Field } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { siteProblem } from "./site-words.ts";

interface TicketSitesProps {
  readonly model: TicketSitesModel;
}

/** The helpdesks whose pages are read for addresses: the list of what was allowed, and the way out. */
export const TicketSites = ({ model }: TicketSitesProps): VNode => {
  const sites = model.sites.value ?? [];
  return (
    <section class="panel-box" aria-labelledby="sites-title">
      <h2 id="sites-title">
        <Icon name="panel" />
        {t("sites_title")}
      </h2>
      <p>{t("sites_text")}</p>
      {sites.length === 0 ? (
        <p class="field-hint">{t("sites_none")}</p>
      ) : (
        <ul class="sites">
          {sites.map(({ site, granted }) => (
            <Site key={site} site={site} granted={granted} model={model} />
          ))}
        </ul>
      )}
      <AddSite model={model} />
    </section>
  );
};

interface SiteProps extends TicketSitesProps {
  readonly site: string;
  readonly granted: boolean;
}

const Site = ({ site, granted, model }: SiteProps): VNode => {
  const { host } = new URL(site);
  return (
    <li>
      <span class="site-name">
        {host}
        {!granted && <small>{t("sites_withdrawn")}</small>}
      </span>
      {!granted && (
        <button
          type="button"
          class="button"
          aria-label={t("sites_allow_of", host)}
          onClick={() => void model.read(site)}
        >
          {t("remedy_allow")}
        </button>
      )}
      <button
        type="button"
        class="button"
        aria-label={t("sites_stop_of", host)}
        onClick={() => void model.stop(site)}
      >
        {t("sites_stop")}
      </button>
    </li>
  );
};

const AddSite = ({ model }: TicketSitesProps): VNode => {
  const problem = siteProblem(model.problem.value);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void model.add();
      }}
    >
      <Field
        id="site"
        label={t("sites_field")}
        hint={t("sites_field_hint")}
        problem={problem === "" ? null : problem}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="url"
            autocomplete="off"
            spellcheck={false}
            value={model.text.value}
            onInput={({ currentTarget }) => model.type(currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="submit" class="button">
          {t("sites_add")}
        </button>
      </div>
    </form>
  );
};
