import "./settings-file.css";
import type { VNode } from "preact";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type {
  SettingsFileModel,
  SettingsFileNews,
} from "../utils/models/settings-file-model.ts";
import { CheckField } from "./check-field.tsx";
import { FileButton } from "./file-button.tsx";
import { Icon } from "./icon.tsx";
import { troubleWords } from "./settings-file-words.ts";
import { SettingsPreview } from "./settings-preview.tsx";

interface SettingsFileProps {
  readonly model: SettingsFileModel;
}

/** All settings as a file, out and in, never with a secret. */
export const SettingsFile = ({ model }: SettingsFileProps): VNode => (
  <section class="panel-box" aria-labelledby="file-title">
    <h2 id="file-title">
      <Icon name="export" />
      {t("settings_file_title")}
    </h2>
    <p>{t("settings_file_text")}</p>
    <People model={model} />
    <div class="buttons">
      <button
        type="button"
        class="button"
        onClick={() => void model.exportAll()}
      >
        {t("settings_file_export")}
      </button>
      <FileButton
        label={t("settings_file_import")}
        onText={(text) => void model.open(text)}
      />
    </div>
    <SettingsPreview model={model} />
    <div class="outcome" aria-live="polite">
      {model.news.value !== null && (
        <News news={model.news.value} model={model} />
      )}
    </div>
  </section>
);

/** What the file would say of people, before it is saved. */
const People = ({ model }: SettingsFileProps): VNode | null => {
  const { watches, searches, mayName } = model.people.value;
  if (watches === 0 && searches === 0) return null;
  if (!mayName) return <p class="quiet">{t("settings_file_nobody")}</p>;
  return (
    <>
      {searches > 0 && (
        <p class="quiet">{plural("settings_file_searches", searches)}</p>
      )}
      {watches > 0 && (
        <CheckField
          checked={model.withWatches.value}
          label={t("settings_file_watches", formatNumber(watches))}
          hint={t("settings_file_watches_hint")}
          onChange={model.includeWatches}
        />
      )}
    </>
  );
};

interface NewsProps extends SettingsFileProps {
  readonly news: SettingsFileNews;
}

const News = ({ news, model }: NewsProps): VNode => {
  if (news.kind === "undone")
    return (
      <p class="is-good">
        <Icon name="check" />
        {t("settings_file_undone")}
      </p>
    );
  if (news.kind !== "imported") return <Trouble>{troubleWords(news)}</Trouble>;
  const { plan, refused, failure } = news;
  return (
    <>
      {failure === null ? (
        <p class="is-good">
          <Icon name="check" />
          {plural("settings_file_done", plan.added.length)}
        </p>
      ) : (
        <Trouble>
          {t("settings_file_ended", troubleWords({ kind: "failed", failure }))}
        </Trouble>
      )}
      {refused.length > 0 && (
        <p>{t("settings_file_refused", refused.join(", "))}</p>
      )}
      {failure === null && plan.settings.includes("language") && (
        <p>{t("settings_file_language")}</p>
      )}
      <div class="buttons">
        {model.canUndo.value && (
          <button
            type="button"
            class="button"
            disabled={model.busy.value}
            onClick={() => void model.takeBack()}
          >
            {t("settings_file_undo")}
          </button>
        )}
        {failure === null && plan.settings.includes("language") && (
          <button type="button" class="button" onClick={model.reload}>
            {t("settings_file_reload")}
          </button>
        )}
      </div>
    </>
  );
};

const Trouble = ({ children }: { readonly children: string }): VNode => (
  <div class="note is-trouble">
    <Icon name="alert" />
    <p>{children}</p>
  </div>
);
