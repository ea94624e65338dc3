import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { dashboardHash } from "../utils/domain/dashboard-address.ts";
import { MAX_VIEW_NAME, type SavedView } from "../utils/domain/saved-view.ts";
import { t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { connectionMark } from "./connection-mark.tsx";
import { FileButton } from "./file-button.tsx";
import { Icon } from "./icon.tsx";
import type { CloseMenu } from "./menu.tsx";
import { harmless } from "../utils/domain/harmless.ts";
import { OutsideText } from "./outside-text.tsx";
import { Popover } from "./popover.tsx";
import { ViewsNews } from "./views-news.tsx";

interface ViewsBoxProps {
  readonly models: DashboardModels;
  readonly onClose: CloseMenu;
}

/** The saved views: open, rename, delete, save, and take them to another browser. */
export const ViewsBox = ({ models, onClose }: ViewsBoxProps): VNode => {
  const { views } = models;
  const [renaming, rename] = useState<string | null>(null);
  const shown = views.shown.value;
  const all = views.views.value;
  return (
    <Popover label={t("views")} onClose={onClose}>
      {all.length === 0 && <p class="text">{t("views_none")}</p>}
      <ul>
        {all.map((view) => (
          <li key={view.id}>
            {renaming === view.id ? (
              <NameForm
                label={t("view_rename", harmless(view.name))}
                button={t("view_rename_done")}
                name={view.name}
                onName={(name) => {
                  rename(null);
                  void views.rename(view, name);
                }}
                onCancel={() => rename(null)}
              />
            ) : (
              <ViewLine
                {...{ view, models, onClose }}
                isShown={view.id === shown?.id}
                onRename={() => rename(view.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {all.length > 0 && <hr />}
      {shown !== null && views.changed.value && (
        <button
          type="button"
          class="popover-main"
          onClick={() => void views.update(shown)}
        >
          <Icon name="check" />
          <span>{t("view_update", harmless(shown.name))}</span>
        </button>
      )}
      <NameForm
        label={t("view_name")}
        button={t("view_save")}
        name=""
        onName={(name) => void views.add(name)}
      />
      <p class="text">{t("views_hint")}</p>
      <hr />
      <div class="popover-row">
        <button
          type="button"
          class="button"
          disabled={all.length === 0}
          onClick={() => void views.exportAll()}
        >
          {t("views_export")}
        </button>
        <FileButton
          label={t("views_import")}
          onText={(text) => void views.importFrom(text)}
        />
      </div>
      <ViewsNews views={views} />
    </Popover>
  );
};

interface ViewLineProps extends ViewsBoxProps {
  readonly view: SavedView;
  readonly isShown: boolean;
  readonly onRename: () => void;
}

const ViewLine = (props: ViewLineProps): VNode => {
  const { view, models, isShown, onRename, onClose } = props;
  const { views, connections } = models;
  const source = views.connections.sourceOf(view);
  const origin = connections.value?.all.value.find(
    (one) => one.source === source,
  );
  const name = harmless(view.name);
  return (
    <>
      <a
        class="popover-main"
        href={dashboardHash({ page: "users", query: { view: view.id } })}
        aria-current={isShown ? "true" : undefined}
        onClick={(event) => {
          // In another tab the browser opens it.
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          views.open(view);
          onClose(true);
        }}
      >
        {origin !== undefined && connectionMark(origin)}
        <OutsideText text={view.name} />
      </a>
      <button
        type="button"
        class="button is-icon is-quiet"
        aria-label={t("view_rename", name)}
        title={t("view_rename", name)}
        onClick={onRename}
      >
        <Icon name="pen" />
      </button>
      <button
        type="button"
        class="button is-icon is-quiet"
        aria-label={t("view_remove", name)}
        title={t("view_remove", name)}
        onClick={() => void views.remove(view)}
      >
        <Icon name="bin" />
      </button>
    </>
  );
};

interface NameFormProps {
  readonly label: string;
  readonly button: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onCancel?: () => void;
}

const NameForm = (props: NameFormProps): VNode => {
  const { label, button, name, onName, onCancel } = props;
  const [typed, type] = useState(name);
  return (
    <form
      class="popover-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === "") return;
        onName(typed);
        type("");
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || onCancel === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <input
        class="popover-input"
        aria-label={label}
        placeholder={label}
        maxLength={MAX_VIEW_NAME}
        autocomplete="off"
        value={typed}
        ref={(input) => {
          // Somebody asked for this field; the one to save a view stands there anyway.
          if (onCancel !== undefined && !input?.dataset["seen"]) {
            input?.setAttribute("data-seen", "1");
            input?.select();
          }
        }}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={typed.trim() === ""}>
        {button}
      </button>
    </form>
  );
};
