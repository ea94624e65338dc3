import type { ComponentChildren, VNode } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import {
  type LockedPart,
  type SettingPart,
  isEmptyPlan,
} from "../utils/domain/settings-plan.ts";
import type { SourceRecord } from "../utils/domain/source.ts";
import { plural, t } from "../utils/i18n.ts";
import type { SettingsFileModel } from "../utils/models/settings-file-model.ts";
import { ManagedMark } from "./managed-mark.tsx";
import { OutsideText } from "./outside-text.tsx";

interface SettingsPreviewProps {
  readonly model: SettingsFileModel;
}

/** What opening a file changes, said before it happens. */
export const SettingsPreview = ({
  model,
}: SettingsPreviewProps): VNode | null => {
  const title = useId();
  const box = useRef<HTMLDivElement>(null);
  const preview = model.preview.value;
  // What has to be read before it is agreed to takes the focus: the file was chosen elsewhere.
  useLayoutEffect(() => {
    if (preview !== null) box.current?.focus();
  }, [preview]);
  if (preview === null) return null;
  const { plan, secrets } = preview;
  const isEmpty = isEmptyPlan(plan);
  return (
    <div
      ref={box}
      class="settings-preview"
      role="group"
      aria-labelledby={title}
      tabIndex={-1}
    >
      <h3 id={title}>
        {t(isEmpty ? "settings_file_nothing" : "settings_file_changes")}
      </h3>
      <ul>
        <Connections
          label={plural("settings_file_new", plan.added.length)}
          all={plan.added}
        />
        <Connections
          label={plural("settings_file_changed", plan.changed.length)}
          all={plan.changed.map(({ filed }) => filed)}
        />
        <Line count={plan.left.length} name="settings_file_left" />
        {plan.settings.length > 0 && (
          <li>
            {plural("settings_file_settings", plan.settings.length)}
            <ul>
              {plan.settings.map((part) => (
                <li key={part}>{settingWords(part)}</li>
              ))}
            </ul>
          </li>
        )}
        <Line count={plan.views.length} name="settings_file_views" />
        <Line count={plan.helpdesks.length} name="settings_file_helpdesks">
          <ul>
            {plan.helpdesks.map((site) => (
              <li key={site}>
                <OutsideText text={site} />
              </li>
            ))}
          </ul>
        </Line>
        <Line count={plan.watches.length} name="settings_file_watched" />
      </ul>
      {plan.locked.map((part) => (
        <ManagedMark key={part} text={lockedWords(part)} />
      ))}
      {secrets > 0 && (
        <p class="quiet">{plural("settings_file_secrets", secrets)}</p>
      )}
      <div class="buttons">
        {!isEmpty && (
          <button
            type="button"
            class="button is-main"
            disabled={model.busy.value}
            onClick={() => void model.importAll()}
          >
            {t("settings_file_do")}
          </button>
        )}
        <button type="button" class="button" onClick={model.cancel}>
          {t(isEmpty ? "close" : "cancel")}
        </button>
      </div>
    </div>
  );
};

interface LineProps {
  readonly count: number;
  readonly name: Parameters<typeof plural>[0];
  readonly children?: ComponentChildren;
}

const Line = ({ count, name, children }: LineProps): VNode | null =>
  count === 0 ? null : (
    <li>
      {plural(name, count)}
      {children}
    </li>
  );

interface ConnectionsProps {
  readonly label: string;
  readonly all: readonly Pick<SourceRecord, "name" | "address">[];
}

const Connections = ({ label, all }: ConnectionsProps): VNode | null =>
  all.length === 0 ? null : (
    <li>
      {label}
      <ul>
        {all.map(({ name, address }, at) => (
          <li key={at}>
            <OutsideText
              text={name === null ? address : `${name} · ${address}`}
            />
          </li>
        ))}
      </ul>
    </li>
  );

const settingWords = (part: SettingPart): string =>
  t(`settings_change_${part}`);

const lockedWords = (part: LockedPart): string => t(`settings_locked_${part}`);
