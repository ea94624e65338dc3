import "./connection-row.css";
import type { VNode } from "preact";
import { useId, useRef } from "preact/hooks";
import { harmless } from "../utils/domain/harmless.ts";
import { sourceName } from "../utils/domain/source.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import { kindOf } from "../utils/models/connection-kind.ts";
import type { ConnectionRow } from "../utils/models/connection-rows.ts";
import { ConnectionColours } from "./connection-colours.tsx";
import { ConnectionForm } from "./connection-form.tsx";
import { kindName } from "./connection-kind.ts";
import { ConnectionSwatch } from "./connection-swatch.tsx";
import { ConnectionTools } from "./connection-tools.tsx";
import { failureHelp } from "./failure-help.ts";
import { FreshnessLine } from "./freshness-line.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import { ManagedToken } from "./managed-token.tsx";
import { useMoving } from "./moving-row.ts";
import { NextTry } from "./next-try.tsx";
import { PolicyEntry } from "./policy-entry.tsx";
import type { OptionsModels } from "./options-page.tsx";
import { OutsideText } from "./outside-text.tsx";
import { RowOutcome } from "./row-outcome.tsx";

interface ConnectionRowProps {
  readonly row: ConnectionRow;
  readonly models: OptionsModels;
  /** One of several: then it has a colour and a place. */
  readonly isOne: boolean;
}

/** One connection: what it is, how it does, what can be done with it; and its form, while it is being edited. */
export const ConnectionItem = (props: ConnectionRowProps): VNode | null => {
  const { row, models, isOne } = props;
  const title = useId();
  const tester = useRef<HTMLButtonElement>(null);
  const place = models.list.ids.value.indexOf(row.id);
  const moving = useMoving(place, (by) => void models.list.move(row.id, by));
  const glance = row.glance.value;
  if (glance === null) return null;
  const { source, state } = glance;
  const name = sourceName(source, state?.info ?? null);
  // Beside others a button says whose it is; a lone one needs no more than its word.
  const named = (label: string): string =>
    isOne ? t("label_of", label, harmless(name)) : label;
  const form = models.forms.of(row.id);
  const guide = models.forms.guideOf(form);
  const isManaged = source.managed !== undefined;
  const isOpen = !isManaged && models.list.open.value === row.id;
  const freshness = row.time.freshness.value;
  return (
    <li
      class="panel-box connection"
      aria-labelledby={title}
      onKeyDown={isOne ? moving.onKeyDown : undefined}
    >
      <div class="saved">
        {isOne && row.colour.value !== null && (
          <ConnectionSwatch colour={row.colour.value} name={name} />
        )}
        <div class="saved-text">
          <h2 id={title}>
            <OutsideText text={name} />
          </h2>
          <p class="quiet">
            <OutsideText text={source.address} />
            {t("part_separator")}
            {kindName(
              kindOf(
                {
                  ...{
                    connector: source.connector,
                    preset: source.preset ?? null,
                  },
                  settings: source.settings ?? null,
                },
                guide.kinds.value,
              ),
            )}
          </p>
          {isManaged && <ManagedMark text={t("managed_mark")} />}
          <FreshnessLine models={{ time: row.time, clock: models.clock }} />
          {"at" in freshness && freshness.at === null && (
            <p class="quiet">{t("never_answered")}</p>
          )}
          {freshness.kind === "failed" && (
            <p class="quiet">
              {failureHelp(freshness.failure)}{" "}
              {glance.connection !== null && (
                <NextTry
                  connection={glance.connection.connection}
                  now={models.clock.now}
                />
              )}
            </p>
          )}
        </div>
        {state !== null && state.keyframe !== null && (
          <p class="saved-count">
            <strong>
              {formatNumber(state.tally.online)}
              {row.time.stale.value && "?"}
            </strong>{" "}
            {t("online_of", state.tally.total)}
          </p>
        )}
      </div>
      <ConnectionTools
        {...props}
        {...{ named, tester, place, move: moving.move }}
        isOpen={isOpen}
        isManaged={isManaged}
      />
      {models.managed.asksForToken(source) && (
        <ManagedToken model={models.managed} source={row.id} />
      )}
      {isOpen ? (
        <div class="connection-editor">
          {isOne && row.colour.value !== null && (
            <ConnectionColours
              name={name}
              colour={row.colour.value}
              onChoose={(colour) => void models.list.colour(row.id, colour)}
            />
          )}
          <ConnectionForm
            form={form}
            guide={guide}
            mapping={models.forms.mappingOf(form)}
            shareSafe={models.shareSafe}
          />
          <PolicyEntry source={source} />
        </div>
      ) : (
        <RowOutcome {...{ form, named, tester }} shareSafe={models.shareSafe} />
      )}
    </li>
  );
};
