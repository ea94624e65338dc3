import "./connections.css";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { sourceName } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import { ConnectionForm } from "./connection-form.tsx";
import { ConnectionItem } from "./connection-row.tsx";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import type { OptionsModels } from "./options-page.tsx";

interface ConnectionsSectionProps {
  readonly models: OptionsModels;
}

/** All connections in their order, and the form of the next one. */
export const ConnectionsSection = ({
  models,
}: ConnectionsSectionProps): VNode => {
  const { list, rows } = models;
  const mayAdd = models.managed.policy.value.ownConnections;
  const isAdding = mayAdd && list.open.value === "new";
  const isEmpty = rows.value.length === 0;
  const failure = list.failure.value;
  const form = models.forms.of("new");
  return (
    <section
      id="connections"
      class="connections"
      aria-label={t("nav_connections")}
    >
      {failure !== null && (
        <p class="is-trouble" role="alert">
          {failureTitle(failure)}
        </p>
      )}
      {!isEmpty && (
        <ol>
          {rows.value.map((row) => (
            <ConnectionItem
              key={row.id}
              row={row}
              models={models}
              isOne={rows.value.length > 1}
            />
          ))}
        </ol>
      )}
      <p class="unseen" role="status">
        {movedWords(models)}
      </p>
      {isAdding ? (
        <div class="panel-box">
          <h2>{t(isEmpty ? "connect_title" : "connect_another")}</h2>
          <p class="lead">{t("connect_text")}</p>
          <ConnectionForm
            form={form}
            shareSafe={models.shareSafe}
            guide={models.forms.guideOf(form)}
            mapping={models.forms.mappingOf(form)}
            {...(isEmpty ? {} : { onCancel: () => list.edit(null) })}
          />
        </div>
      ) : !mayAdd ? (
        <ManagedMark text={t("managed_no_own")} />
      ) : (
        <button
          type="button"
          class="button connection-add"
          onClick={() => list.edit("new")}
        >
          <Icon name="link" />
          {t("connection_add")}
        </button>
      )}
    </section>
  );
};

/** Said after a connection was moved: where it stands now. */
const movedWords = ({ list, rows }: OptionsModels): string => {
  const moved = rows.value.find(({ id }) => id === list.moved.value);
  const glance = moved?.glance.value;
  return moved === undefined || glance === null || glance === undefined
    ? ""
    : t(
        "connection_moved",
        harmless(sourceName(glance.source, glance.state?.info ?? null)),
        rows.value.indexOf(moved) + 1,
        rows.value.length,
      );
};
